"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const [field, problem, choices] = [byId("answer"), byId("problem"), byId("choices")];
  let now = null; // the question that is shown
  let busy = false;

  // Everything that is shown is text; nothing of an article becomes markup.
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  const ask = async (where, fields) => {
    const how = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
    let answer;
    try {
      answer = await fetch(where, how);
    } catch {
      throw new Error("not saved: the program does not answer; start framing code again, and reload this page");
    }
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };

  const alone = async (work) => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      problem.textContent = "";
      problem.textContent = error.message;
    } finally {
      busy = false;
    }
  };

  const drawChoices = () => {
    const typed = now.typed && now.choices.length > 0;
    choices.replaceChildren(...now.choices.map((choice, place) => {
      const button = make("button", "");
      button.type = "button";
      button.append(make("kbd", String(place + 1)), choice);
      button.setAttribute("aria-pressed", String(choice === now.answer));
      button.addEventListener("click", () => save(choice));
      return button;
    }));
    if (!typed) return;
    const button = make("button", "");
    button.type = "button";
    button.append(make("kbd", String(now.choices.length + 1)), "a number");
    button.addEventListener("click", () => field.focus());
    choices.append(button);
  };

  const show = (told) => {
    now = told;
    problem.textContent = "";
    byId("place").textContent = `Question ${told.number} of ${told.total}, coder ${told.coder}` + (told.answer ? `, answered: ${told.answer}` : "");
    count(told);
    byId("headline").textContent = told.headline || "(no headline)";
    byId("context").replaceChildren(...told.parts.map(([text, marked]) => marked ? make("mark", text) : document.createTextNode(text)));
    byId("question").textContent = told.question;
    byId("allowed").textContent = told.answers ? `Allowed: ${told.answers}` : "";
    drawChoices();
    byId("typed").hidden = !told.typed;
    field.value = told.typed && !told.choices.includes(told.answer) ? told.answer : "";
    byId("before").disabled = told.number <= 1;
    byId("after").disabled = told.number >= told.total;
    byId("open").disabled = !told.next;
    byId("clear").disabled = !told.answer;
    history.replaceState(null, "", `#${told.number}`);
    const mark = document.querySelector("mark");
    scrollTo(0, 0);
    const only = told.typed && !told.choices.length;
    (only ? field : byId("headline")).focus({ preventScroll: true });
    if (mark) mark.scrollIntoView({ block: "center" });
  };

  const count = (told) => {
    byId("done").max = told.total;
    byId("done").value = told.done;
    byId("count").textContent = `${told.done} of ${told.total}` + (told.done === told.total ? ": all coded; Ctrl-C in the terminal ends it" : "");
  };

  const go = (number) => alone(async () => show(await ask(`item?number=${number}`)));

  const save = (answer, stay) => alone(async () => {
    const told = await ask("answer", { item: now.item, answer });
    show(await ask(`item?number=${stay ? now.number : told.next || now.number}`));
  });

  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) save(field.value);
    else problem.textContent = `Type an answer first: ${now.answers}`;
  });
  byId("before").addEventListener("click", () => go(now.number - 1));
  byId("after").addEventListener("click", () => go(now.number + 1));
  byId("open").addEventListener("click", () => go(now.next));
  byId("clear").addEventListener("click", () => save("", true));

  addEventListener("keydown", (event) => {
    if (!now || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !byId("keys").checked) return;
    const typing = event.target === field;
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move && !(typing && field.value)) {
      event.preventDefault();
      const number = now.number + move;
      if (number >= 1 && number <= now.total) go(number);
    } else if (typing) {
      return;
    } else if (/^[1-9]$/.test(event.key)) {
      const button = choices.children[Number(event.key) - 1];
      if (!button) return;
      event.preventDefault();
      if (!event.repeat) button.click();
    } else if (event.key === "Delete" && now.answer) {
      event.preventDefault();
      save("", true);
    } else if (event.key === "Enter" && now.next && !event.target.closest("button, summary, a, input")) {
      event.preventDefault();
      go(now.next);
    }
  });

  const first = Number(location.hash.slice(1));
  go(Number.isInteger(first) && first > 0 ? first : 0);
})();
