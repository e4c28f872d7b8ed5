// Search by the characters of any name, by pinyin and by initials.

const FOUND_AT_MOST = 40;
const lowered = nodes.label.map((label, node) => [label, ...(nodes.names[node] || [])].join("\n").toLowerCase());

// Ranks: 0 the name itself, 1 its beginning, 2 initials in full, 3 beginning of pinyin, 4 beginning of initials,
// 5 within a name, 6 within pinyin; -1 not found.
function rank(node, text, latin) {
  const at = lowered[node].indexOf(text);
  if (at === 0) return nodes.label[node].length === text.length ? 0 : 1;
  if (at > 0 && lowered[node][at - 1] === "\n") return 1;
  let best = at > 0 ? 5 : -1;
  if (!latin) return best;
  const keys = nodes.keys[node];
  let found = keys.indexOf(latin);
  while (found >= 0) {
    const before = found === 0 ? "\n" : keys[found - 1], after = keys[found + latin.length] || "\n";
    let here = latin.length > 2 ? 6 : -1;
    if (before === "\n") here = 3;
    else if (before === " ") here = after === "\n" ? 2 : 4;
    if (here >= 0 && (best < 0 || here < best)) best = here;
    found = keys.indexOf(latin, found + 1);
  }
  return best;
}

function find(query) {
  const text = query.trim().toLowerCase(), joined = text.replace(/\s+/g, "");
  if (!joined) return [];
  const latin = /[a-zü]/.test(joined) ? joined.replace(/['’]/g, "").replace(/ü/g, "v") : "";
  const found = [];
  for (let node = 0; node < nodeCount; node++) {
    let score = rank(node, joined, latin);
    if (score < 0 && text !== joined) score = rank(node, text, "");
    if (score >= 0) found.push([score, node]);
  }
  return found.sort((a, b) => a[0] - b[0] || nodes.documents[b[1]] - nodes.documents[a[1]] || degree[b[1]] - degree[a[1]]
    || a[1] - b[1]).slice(0, FOUND_AT_MOST).map(([, node]) => node);
}

// The other name that matched, when it is not the label that did.
function matchedName(node, query) {
  const text = query.trim().toLowerCase().replace(/\s+/g, "");
  if (nodes.label[node].toLowerCase().includes(text)) return "";
  return (nodes.names[node] || []).find(name => name.toLowerCase().includes(text)) || "";
}

function searchBox(choose) {
  const input = $("query"), list = $("hits");
  let at = -1;
  const shut = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const pick = node => { shut(); input.value = ""; input.blur(); choose(node); };
  const mark = index => {
    const rows = list.querySelectorAll("[role=option]");
    if (!rows.length) return;
    at = (index + rows.length) % rows.length;
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    rows[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[at].id);
  };
  const show = () => {
    const found = find(input.value);
    at = -1;
    list.replaceChildren(...found.map((node, index) => make("li",
      { role: "option", id: `hit${index}`, "aria-selected": "false", "data-node": node, onmousedown: event => { event.preventDefault(); pick(node); } },
      swatch(nodes.kind[node]), make("span", { class: "hitName" }, nodes.label[node]),
      make("span", { class: "hitOther" }, matchedName(node, input.value) || toldApart(node)),
      make("span", { class: "hitKind" }, named(kindOf(node))))));
    if (!found.length && input.value.trim()) list.append(make("li", { class: "quiet" }, word("noHit")));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length) mark(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value) show(); });
  input.addEventListener("blur", shut);
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;  // an input method is still choosing characters
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(at + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Enter") { const row = list.querySelector("[aria-selected=true]"); if (row && !list.hidden) pick(+row.dataset.node); }
    else if (event.key === "Escape") { event.stopPropagation(); if (list.hidden) input.blur(); shut(); }
  });
}

// The mark of a class: its shape and its colour; `plain` without its colour, for a group of classes.
function swatch(kind, plain) {
  const space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SWATCHES[kinds[kind].shape] || SWATCHES.dot);
  path.setAttribute("fill", plain || !/^#[0-9a-f]{3,8}$/i.test(kinds[kind].colour) ? "#7b8794" : kinds[kind].colour);
  svg.append(path);
  return svg;
}
const SWATCHES = {
  dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z", square: "M3 3h10v10h-10z", diamond: "M8 1l6 7l-6 7l-6-7z",
  triangle: "M8 2l7 12h-14z", hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
};
