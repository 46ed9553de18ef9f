"use strict";
(() => {
  // The list follows what is typed and chosen; without script the button does the same.
  const form = document.querySelector("form.filters");
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();
  // How far the numbers are that are being made again; the page is opened anew when they are there.
  const making = document.getElementById("making");
  const look = async () => {
    const answer = await fetch("corrections");
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("making")) { location.replace("corrections#made"); return; }
    document.getElementById("count").textContent = page.getElementById("count").textContent;
    document.getElementById("bar").value = page.getElementById("bar").value;
    setTimeout(look, 1000);
  };
  if (making) setTimeout(look, 1000);
  if (!form) return;
  let waiting = 0;
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const where = `${form.getAttribute("action")}?${asked}`;
    const answer = await fetch(where);
    if (!answer.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("list").replaceWith(document.importNode(page.getElementById("list"), true));
    history.replaceState(null, "", where);
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); show(); });
})();
