"use strict";
// Filters by layer and verdict, and walks from row to row. All text stands in the page already; nothing is written here
// but a counter.
(() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const rows = all("section tr[data-kind]");
  const boxes = all("#bar input");
  const place = document.getElementById("place");
  let shown = [];
  let here = -1;

  const chosen = name => new Set(boxes.filter(box => box.name === name && box.checked).map(box => box.value));

  function filter() {
    const layers = chosen("layer"), kinds = chosen("kind"), current = shown[here];
    for (const row of rows) row.hidden = !(layers.has(row.dataset.layer) && kinds.has(row.dataset.kind));
    for (const part of [...all("section"), ...all("article")]) part.hidden = !part.querySelector("tr[data-kind]:not([hidden])");
    shown = rows.filter(row => !row.hidden);
    const seen = new Set(shown.map(row => row.id.slice(1)));
    for (const mark of all("mark")) {
      const own = mark.dataset.rows.split(" ").filter(number => seen.has(number));
      const kind = ["wrong", "missed", "neither", "right"].find(k => own.some(n => document.getElementById("r" + n).dataset.kind === k));
      mark.className = kind || "off";
    }
    here = shown.indexOf(current);
    document.getElementById("nothing").hidden = shown.length > 0;
    tell();
  }

  function tell() {
    place.value = `${here + 1} / ${shown.length}`;
    for (const mark of all("mark.here")) mark.classList.remove("here");
    if (here < 0) return;
    const number = shown[here].id.slice(1);
    for (const mark of shown[here].closest("section").querySelectorAll("mark"))
      if (mark.dataset.rows.split(" ").includes(number)) mark.classList.add("here");
  }

  function walk(step) {
    if (!shown.length) return;
    here = here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length;
    const row = shown[here];
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
    tell();
  }

  for (const box of boxes) box.addEventListener("change", filter);
  for (const button of all("button.count"))
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = box.value === button.dataset[box.name];
      filter();
      here = -1;
      walk(1);
    });
  document.getElementById("next").addEventListener("click", () => walk(1));
  document.getElementById("previous").addEventListener("click", () => walk(-1));
  for (const row of rows) row.addEventListener("focusin", () => { here = shown.indexOf(row); tell(); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      walk(event.key === "n" ? 1 : -1);
    }
  });
  filter();
})();
