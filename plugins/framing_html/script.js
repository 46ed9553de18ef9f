"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // A link may lead into something closed.
  const reveal = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) {
      if (node.localName === "details") node.open = true;
    }
    const inner = target.querySelector(":scope > details");
    if (inner) inner.open = true;
    target.scrollIntoView({ block: "center" });
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  reveal();

  const opened = [];
  addEventListener("beforeprint", () => all("#appendix[open] details.quotes:not([open])").forEach((d) => { d.open = true; opened.push(d); }));
  addEventListener("afterprint", () => { opened.splice(0).forEach((d) => { d.open = false; }); });

  // Groups: rows, columns, passages and articles of those not wanted go.
  const boxes = all("#groups input");
  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    all("[data-g]").forEach((node) => {
      const gone = off.has(node.dataset.g);
      if (node.localName !== "th") { node.classList.toggle("off", gone); return; }
      const column = [...node.parentElement.children].indexOf(node);
      all("tr", node.closest("table")).forEach((row) => {
        const cell = row.children.length > column ? row.children[column] : null;
        if (cell) cell.classList.toggle("off", gone);
      });
    });
  };
  boxes.forEach((box) => box.addEventListener("change", filter));

  // Passages and articles that hold a text.
  const find = byId("find");
  let waiting = 0;
  const search = () => {
    const wanted = find.value.trim().toLowerCase();
    all("details.quotes").forEach((list) => {
      let any = false;
      all("li", list).forEach((item) => {
        const has = !wanted || item.textContent.toLowerCase().includes(wanted);
        item.classList.toggle("unfound", !has);
        any = any || has;
      });
      list.classList.toggle("unfound", !any);
    });
    all("article").forEach((item) => {
      item.classList.toggle("unfound", Boolean(wanted) && !item.textContent.toLowerCase().includes(wanted));
    });
  };
  if (find) find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });

  // Columns sort by their numbers.
  const value = (cell) => {
    const found = (cell ? cell.textContent : "").replace(/[−]/g, "-").replace(/,/g, "").match(/[-+]?\d+(\.\d+)?/);
    return found ? parseFloat(found[0]) : null;
  };
  const compare = (a, b) => (a === null ? 1 : b === null ? -1 : b - a);
  all("table").forEach((table) => {
    const body = table.tBodies[0];
    if (!table.tHead || body.rows.length < 3 || body.querySelector("tr.head")) return;
    const first = [...body.rows];
    all("thead tr:last-child th", table).forEach((head) => {
      const column = [...head.parentElement.children].indexOf(head);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending";
        all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
        let rows = first;
        if (down && column) {
          head.setAttribute("aria-sort", "descending");
          rows = [...first].sort((x, y) => compare(value(x.children[column]), value(y.children[column])));
        }
        body.append(...rows);
      });
    });
  });

  // A table that is wider than its frame says that it goes on.
  const goesOn = () => all(".on").forEach((note) => {
    const frame = note.previousElementSibling;
    note.hidden = frame.scrollLeft + frame.clientWidth + 2 >= frame.scrollWidth;
  });
  all(".on").forEach((note) => note.previousElementSibling.addEventListener("scroll", goesOn, { passive: true }));
  addEventListener("resize", goesOn);
  goesOn();

  const theme = byId("theme");
  if (theme) theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // What is told when a mouse rests on something is told to the keyboard too.
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  document.body.append(tip);
  document.addEventListener("focusin", (event) => {
    const told = event.target.title;
    tip.textContent = told || "";
    tip.hidden = !told;
  });
  document.addEventListener("focusout", () => { tip.hidden = true; });

  const tools = byId("tools");
  if (tools) tools.hidden = false;
})();
