// Ties the parts together: choices, scenes, keys.

language = data.lang in WORDS ? data.lang : "zh";

const view = {};

function refresh() {
  settle();
  view.picture.refresh();
  report();
  looks();
  view.panel.show();
  view.table.show();
  view.timeline.show();
  modes();
  remember();
}

function report() {
  const all = state.people && !state.scene ? levelsNow().at(-1).nodes.length : nodeCount;
  $("counts").textContent = state.people ? word("shownPeople")(drawn.nodes.length, all, drawn.ties.size) : word("shown")(drawn.nodes.length, all, drawn.edges, edgeCount);
  const trail = $("trail"), scene = state.scene, parts = [], back = button(word("back"), leave);
  if (state.seeking !== null) parts.push(make("span", {}, word("pathFrom")(nodes.label[state.seeking])), button(word("cancel"), () => { state.seeking = null; report(); }));
  else if (scene && scene.kind === "path") {
    const [a, b] = [nodes.label[scene.centre], nodes.label[scene.end]], box = make("input", { type: "checkbox" });
    box.checked = scene.everywhere;
    box.addEventListener("change", () => pathTo(scene.centre, scene.end, box.checked));
    parts.push(make("span", {}, scene.found ? word("pathFound")(a, b, scene.found.length, scene.found.count) : word("noPath")(a, b)), make("label", { class: "box" }, box, word("everywhere")), back);
  } else if (scene) {
    parts.push(make("span", {}, word("focused")(nodes.label[scene.centre], scene.place.size - 1) + (scene.left ? word("join") + word("tooMany")(scene.left) : "")));
    if (scene.left) parts.push(button(word("drawAll"), () => { focusOn(scene.centre, true); refresh(); view.picture.fit(); }));
    parts.push(back);
  } else if (state.people) parts.push(make("span", { class: "quiet" }, word("peopleNote")));
  if (pinsNow() && pinsNow().size) parts.push(button(word("unpin")(pinsNow().size), unpin, { id: "unpin" }));
  trail.hidden = !parts.length;
  trail.replaceChildren(...parts);
}
const say = text => { $("said").textContent = text; };

function take(node) {
  state.selected = node;
  state.tie = null;
  say(word("selectedNow")(nodes.label[node], named(kindOf(node)), degree[node]));
}

// Selects a node; one that is not drawn comes into focus with its neighbours.
function choose(node) {
  if (seek(node)) return;
  take(node);
  if (state.hiddenKinds.delete(nodes.kind[node])) legend();
  settle();
  if (!nodeShown[node]) { focus(node); return; }
  refresh();
  if (!state.table) view.picture.near(node);
}
function focus(node) {
  take(node);
  if (state.people && groupOf(node) !== "person") state.people = false;
  focusOn(node);
  refresh();
  view.picture.fit();
}
function open(node) {
  take(node);
  expand(node);
  refresh();
  view.picture.fit();
}
function pathTo(start, end, everywhere = false) {
  state.seeking = state.selected = state.tie = null;
  state.people = false;
  pathScene(start, end, everywhere);
  if (state.table) showTable(false);
  refresh();
  say($("trail").firstChild.textContent);
  view.picture.fit();
}
// Ends the search for a path when one was begun.
function seek(node) {
  if (state.seeking === null || node === state.seeking) return false;
  pathTo(state.seeking, node);
  return true;
}
function askPath(node) {
  state.seeking = node;
  report();
  say($("trail").firstChild.textContent);
  $("query").focus();
}
function chooseTie(tie) {
  state.selected = null;
  state.tie = tie;
  refresh();
}
function letGo() { state.selected = state.tie = null; refresh(); }
function leave() {
  state.scene = null;
  refresh();
  view.picture.fit();
}
function unpin() {
  state.pins.delete(sceneKey());
  refresh();
  view.picture.fit();
}
function showTable(on) {
  state.table = on;
  refresh();
}
function showPeople(on) {
  state.people = on;
  state.table = false;
  state.tie = state.scene = null;
  if (on && state.selected !== null && groupOf(state.selected) !== "person") state.selected = null;
  refresh();
  view.picture.fit();
}
function modes() {
  $("sheet").hidden = !state.table;
  $("stage").classList.toggle("asTable", state.table);
  $("toTable").setAttribute("aria-pressed", String(state.table));
  $("toGraph").setAttribute("aria-pressed", String(!state.table && !state.people));
  $("toPeople").setAttribute("aria-pressed", String(!state.table && state.people));
  $("toPeople").hidden = !peopleLevels.length || !peopleLevels[0].nodes.length;
}

// To the next neighbour of what was selected first, or to the next of the most central ones.
let walk = { list: [], at: -1, from: null };
function step(by) {
  if (!(walk.from !== null && walk.list[walk.at] === state.selected)) walk = { from: state.selected ?? -1, at: -1, list: state.selected === null ? byDegree.filter(node => nodeShown[node]) : neighbours(state.selected) };
  if (!walk.list.length) return;
  walk.at = (walk.at + by + walk.list.length) % walk.list.length;
  choose(walk.list[walk.at]);
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
  $("help").replaceChildren(make("div", { class: "head" }, make("h2", { id: "helpTitle" }, word("help")), button("×", () => $("help").close(), { class: "close", "aria-label": word("close") })),
    make("dl", { class: "facts" }, ...word("sheet").flatMap(([key, what]) => [make("dt", {}, ...key.split("  ").map(one => make("kbd", {}, one))), make("dd", {}, what)])));
}

function keys(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "checkbox";
  if (event.ctrlKey || event.metaKey || event.altKey || typing || $("help").open) return;
  const onGraph = document.activeElement === $("graph") || document.activeElement === document.body;
  const some = act => () => { if (state.selected !== null) act(state.selected); }, far = 80;
  const acts = {
    "/": () => $("query").focus(), "?": () => $("help").showModal(), t: () => showTable(!state.table), m: () => { if (!$("toPeople").hidden) showPeople(!state.people); },
    f: some(focus), e: some(open), p: some(askPath), u: unpin, "]": () => step(1), "[": () => step(-1),
    Escape: () => {
      if ($("files").open) $("files").open = false;
      else if (state.seeking !== null) { state.seeking = null; report(); }
      else if (state.selected !== null || state.tie !== null) letGo();
      else if (state.scene) leave();
    },
    "+": () => view.picture.zoom(1.3), "=": () => view.picture.zoom(1.3), "-": () => view.picture.zoom(1 / 1.3), 0: () => view.picture.fit(),
  };
  const moves = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] };
  if (Object.hasOwn(acts, event.key)) { event.preventDefault(); acts[event.key](); }
  else if (onGraph && !state.table && Object.hasOwn(moves, event.key)) { event.preventDefault(); view.picture.pan(...moves[event.key]); }
}

function resetAll() {
  state.hiddenKinds.clear();
  state.hiddenRelations.clear();
  Object.assign(state, { from: 0, until: lastStep, size: "degree", colour: "kind", reach: 1, meetings: 0 });
  legend();
  refresh();
}

theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
recall();
view.panel = panel($("panel"), { choose, focus, open, askPath, centre: node => { if (state.table) showTable(false); view.picture.centre(node); }, close: letGo });
view.table = table($("sheet"), { choose });
view.timeline = timeline({ change: refresh });
translate();
wireLooks();
view.picture = picture($("graph"), {
  onNode: node => { if (seek(node)) return; take(node); refresh(); },
  onTie: chooseTie,
  onBlank: () => { if (state.selected !== null || state.tie !== null) letGo(); },
  onOpen: focus,
  onDrag: refresh,
});
refresh();
view.picture.fit(true);
searchBox(choose);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", event => theme(event.matches ? "dark" : "light"));
addEventListener("hashchange", () => { recall(); legend(); refresh(); view.picture.fit(); });
addEventListener("keydown", keys);
addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
addEventListener("pointerdown", event => { if ($("files").open && !$("files").contains(event.target)) $("files").open = false; });
const SAVES = { png: savePng, svg: saveSvg, gexf: saveGexf, relations: saveRelations, entities: saveEntities, print: () => print() };
for (const item of document.querySelectorAll("[data-save]")) item.addEventListener("click", () => { $("files").open = false; SAVES[item.dataset.save](); });
$("toTheme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
$("toLanguage").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; translate(); refresh(); });
$("toGraph").addEventListener("click", () => { if (state.people) showPeople(false); else showTable(false); });
$("toPeople").addEventListener("click", () => showPeople(true));
$("toTable").addEventListener("click", () => showTable(true));
$("toHelp").addEventListener("click", () => $("help").showModal());
$("help").addEventListener("click", event => { if (event.target === $("help")) $("help").close(); });
$("toFilters").addEventListener("click", () => { const on = document.body.classList.toggle("filtering"); $("toFilters").setAttribute("aria-expanded", String(on)); });
$("closer").addEventListener("click", () => view.picture.zoom(1.4));
$("farther").addEventListener("click", () => view.picture.zoom(1 / 1.4));
$("whole").addEventListener("click", () => { if (state.scene) leave(); else view.picture.fit(); });
$("reset").addEventListener("click", resetAll);

// For scripts that look at the page.
window.orgkg = { data, state, find, choose, chooseTie, focus, open, pathTo, letGo, leave, picture: view.picture, ties, counts: () => ({ nodes: drawn.nodes.length, edges: state.people ? drawn.ties.size : drawn.edges }), ready: performance.now() };
document.documentElement.dataset.ready = "yes";
