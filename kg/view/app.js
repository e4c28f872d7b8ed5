// Ties the parts together: choices, filters, keys, and the address that remembers them.

language = data.lang in WORDS ? data.lang : "zh";

const view = {};
const phone = matchMedia("(max-width: 760px)");

function refresh() {
  settle();
  view.picture.refresh();
  report();
  view.panel.show();
  view.table.show();
  remember();
}

function report() {
  $("counts").textContent = word("shown")(shownNodes, nodeCount, shownEdges, edgeCount);
  const trail = $("trail"), scene = state.scene;
  trail.hidden = !scene;
  trail.replaceChildren();
  if (!scene) return;
  trail.append(make("span", {}, word("focused")(nodes.label[scene.centre], scene.place.size - 1)
    + (scene.left ? word("join") + word("tooMany")(scene.left) : "")), button(word("back"), () => leave()));
}

// Selects a node; one that is not drawn comes into focus with its neighbours.
function choose(node) {
  state.selected = node;
  state.tie = null;
  state.hiddenKinds.delete(nodes.kind[node]) && legend();
  settle();
  if (!nodeShown[node]) { focus(node); return; }
  refresh();
  if (!state.table) view.picture.centre(node);
}
function focus(node) {
  state.selected = node;
  state.tie = null;
  focusOn(node);
  refresh();
  view.picture.fit();
}
function open(node) {
  state.selected = node;
  expand(node);
  refresh();
  view.picture.fit();
}
function letGo() { state.selected = state.tie = null; refresh(); }
function leave() {
  state.scene = null;
  refresh();
  view.picture.fit();
}
function showTable(on) {
  state.table = on;
  $("sheet").hidden = !on;
  $("stage").classList.toggle("asTable", on);
  $("toTable").setAttribute("aria-pressed", String(on));
  $("toGraph").setAttribute("aria-pressed", String(!on));
  view.table.show();
}

const LEGEND_OPEN = 16;  // classes up to which all of them show at first

// The legend and the list of relations: each row toggles; counts are those of the whole network.
function legend() {
  const number = list => { const found = new Map(); for (const item of list) found.set(item, (found.get(item) || 0) + 1); return found; };
  const ofKind = number(nodes.kind), ofRelation = number(edges.relation);
  const box = $("kinds"), drawn = box.childElementCount > 0;
  const was = new Set([...box.querySelectorAll("details[open]")].map(item => item.dataset.group));
  box.replaceChildren();
  for (const group of ["person", "organization", "event", "place", "group"]) {
    const own = kinds.map((_, kind) => kind).filter(kind => kinds[kind].group === group);
    if (!own.length) continue;
    const total = own.reduce((sum, kind) => sum + ofKind.get(kind), 0);
    const all = check(own.length === 1 ? kinds[own[0]] : null, own.length === 1 ? named(kinds[own[0]]) : word(group), total, own, state.hiddenKinds, swatch(own[0], own.length > 1));
    if (own.length === 1) { box.append(all); continue; }
    const rows = own.map(kind => check(kinds[kind], named(kinds[kind]), ofKind.get(kind), [kind], state.hiddenKinds, swatch(kind)));
    box.append(make("details", { "data-group": group, open: drawn ? was.has(group) : kinds.length <= LEGEND_OPEN }, make("summary", {}, all), ...rows));
  }
  $("relations").replaceChildren(...relations.map((relation, index) => check(relation, named(relation), ofRelation.get(index), [index], state.hiddenRelations, make("span", { class: `stroke ${relation.family}` }))));
}

function check(item, text, total, members, hidden, mark) {
  const input = make("input", { type: "checkbox", "data-id": item ? item.id : undefined });
  const off = members.filter(member => hidden.has(member)).length;
  input.checked = off < members.length;
  input.indeterminate = off > 0 && off < members.length;
  const change = () => { legend(); refresh(); };
  input.addEventListener("change", () => { for (const member of members) if (input.checked) hidden.delete(member); else hidden.add(member); change(); });
  const only = button(word("only"), event => {
    event.preventDefault();
    const every = hidden === state.hiddenKinds ? kinds.length : relations.length;
    for (let member = 0; member < every; member++) if (members.includes(member)) hidden.delete(member); else hidden.add(member);
    change();
  }, { class: "only" });
  return make("label", { class: "check" }, input, mark, make("span", { class: "checkName" }, text), only, make("span", { class: "number" }, String(total)));
}

function period() {
  const from = $("from"), until = $("until");
  $("period").hidden = months.length < 2;
  for (const slider of [from, until]) slider.max = Math.max(months.length - 1, 0);
  const tell = () => { from.value = state.from; until.value = state.until; $("span").textContent = months.length ? `${months[state.from]} – ${months[state.until]}` : ""; };
  const move = () => {
    state.from = Math.min(+from.value, +until.value);
    state.until = Math.max(+from.value, +until.value);
    $("span").textContent = `${months[state.from]} – ${months[state.until]}`;
    clearTimeout(move.timer);
    move.timer = setTimeout(refresh, 80);
  };
  from.addEventListener("input", move);
  until.addEventListener("input", move);
  return tell;
}

// The address holds the selection, the focus and the filters, so that a view can be sent and come back to.
function remember() {
  const told = new URLSearchParams();
  if (state.selected !== null) told.set("node", nodes.id[state.selected]);
  if (state.scene) told.set("focus", nodes.id[state.scene.centre]);
  if (state.hiddenKinds.size) told.set("without", [...state.hiddenKinds].sort((a, b) => a - b).map(kind => kinds[kind].id).join(","));
  if (state.hiddenRelations.size) told.set("hide", [...state.hiddenRelations].sort((a, b) => a - b).map(relation => relations[relation].id).join(","));
  if (months.length && (state.from > 0 || state.until < months.length - 1)) told.set("time", `${months[state.from]},${months[state.until]}`);
  const hash = told.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}
function recall() {
  const told = new URLSearchParams(location.hash.slice(1));
  const among = (list, text) => new Set((text || "").split(",").map(id => list.findIndex(item => item.id === id)).filter(index => index >= 0));
  state.hiddenKinds = among(kinds, told.get("without"));
  state.hiddenRelations = among(relations, told.get("hide"));
  const [from, until] = (told.get("time") || ",").split(",").map(month => monthAt.get(month));
  state.from = from === undefined ? 0 : from;
  state.until = until === undefined ? Math.max(months.length - 1, 0) : until;
  const node = numberOf.get(told.get("node")), centre = numberOf.get(told.get("focus"));
  state.selected = node === undefined ? null : node;
  state.tie = state.scene = null;
  if (centre !== undefined) focusOn(centre);
  else if (node !== undefined && core && !core.has(node)) focusOn(node);
}

function theme(name) {
  document.documentElement.dataset.theme = name;
  if (view.picture) view.picture.retheme();
}

function translate() {
  speak();
  const s = data.summary, title = data.titles[language];
  document.title = document.querySelector("h1").textContent = title;
  const days = s.first && s.last ? (s.first === s.last ? s.first : `${s.first} – ${s.last}`) : "";
  $("summary").textContent = word("summary")({ ...s, period: days }).filter(Boolean).join(" · ");
  legend();
}

function keys(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "checkbox";
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const onGraph = document.activeElement === $("graph") || document.activeElement === document.body;
  const step = 80, acts = {
    "/": () => $("query").focus(), t: () => showTable(!state.table),
    f: () => { if (state.selected !== null) focus(state.selected); },
    Escape: () => { if (state.selected !== null || state.tie !== null) letGo(); else if (state.scene) leave(); },
    "+": () => view.picture.zoom(1.3), "=": () => view.picture.zoom(1.3), "-": () => view.picture.zoom(1 / 1.3), 0: () => view.picture.fit(),
  };
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (Object.hasOwn(acts, event.key)) { event.preventDefault(); acts[event.key](); }
  else if (onGraph && !state.table && Object.hasOwn(moves, event.key)) { event.preventDefault(); view.picture.pan(...moves[event.key]); }
}

theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
recall();
settle();
view.panel = panel($("panel"), { choose, focus, open, centre: node => { if (state.table) showTable(false); view.picture.centre(node); }, close: letGo });
view.table = table($("sheet"), { choose });
translate();
const tellPeriod = period();
tellPeriod();
view.picture = picture($("graph"), {
  onNode: node => { state.selected = node; state.tie = null; refresh(); },
  onTie: tie => { state.selected = null; state.tie = tie; refresh(); },
  onBlank: () => { if (state.selected !== null || state.tie !== null) letGo(); },
  onOpen: focus,
});
refresh();
view.picture.fit(true);
searchBox(choose);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", event => theme(event.matches ? "dark" : "light"));
addEventListener("hashchange", () => { recall(); legend(); tellPeriod(); refresh(); view.picture.fit(); });
addEventListener("keydown", keys);
$("toTheme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
$("toLanguage").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; translate(); refresh(); });
$("toGraph").addEventListener("click", () => showTable(false));
$("toTable").addEventListener("click", () => showTable(true));
$("toFilters").addEventListener("click", () => { const on = document.body.classList.toggle("filtering"); $("toFilters").setAttribute("aria-expanded", String(on)); });
$("closer").addEventListener("click", () => view.picture.zoom(1.4));
$("farther").addEventListener("click", () => view.picture.zoom(1 / 1.4));
$("whole").addEventListener("click", () => { if (state.scene) leave(); else view.picture.fit(); });
$("reset").addEventListener("click", () => { state.hiddenKinds.clear(); state.hiddenRelations.clear(); state.from = 0; state.until = Math.max(months.length - 1, 0); tellPeriod(); legend(); refresh(); });

// For scripts that look at the page.
window.orgkg = { data, state, find, choose, focus, open, letGo, leave, picture: view.picture, ties, counts: () => ({ nodes: shownNodes, edges: shownEdges }), ready: performance.now() };
document.documentElement.dataset.ready = "yes";
