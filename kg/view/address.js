// The address holds the view: selection, focus and what was opened from it, path, filters, time, measures, dragged nodes.

const PINS_TOLD = 60;

function address() {
  const told = new URLSearchParams();
  const add = (name, wanted, value) => { if (wanted) told.append(name, value); };
  add("people", state.people, "1");
  add("level", state.level > 0, state.level);
  const scene = state.scene;
  if (scene && scene.kind === "focus") for (const node of scene.opened) told.append(node === scene.centre ? "focus" : "open", nodes.id[node]);
  add("all", scene && scene.all, "1");
  if (scene && scene.kind === "path") { told.append("path", nodes.id[scene.centre]); told.append("path", nodes.id[scene.end]); add("through", scene.everywhere, "all"); }
  add("node", state.selected !== null, nodes.id[state.selected]);
  if (state.tie !== null) { told.append("between", nodes.id[ties[state.tie].a]); told.append("between", nodes.id[ties[state.tie].b]); }
  for (const kind of [...state.hiddenKinds].sort((a, b) => a - b)) told.append("without", kinds[kind].id);
  for (const relation of [...state.hiddenRelations].sort((a, b) => a - b)) told.append("hide", relations[relation].id);
  add("from", state.from > 0, time.steps[state.from]);
  add("until", state.until < lastStep, time.steps[state.until]);
  add("size", state.size !== "degree", state.size);
  add("colour", state.colour !== "kind", state.colour);
  add("reach", state.reach > 1, state.reach);
  add("meetings", state.meetings > 0, state.meetings);
  add("view", state.table, "table");
  for (const [node, { x, y }] of [...(pinsNow() || [])].slice(0, PINS_TOLD)) told.append("pin", `${x} ${y} ${nodes.id[node]}`);
  return told.toString();
}

// A new entry of the history where the scene changed, so that the browser's way back leads through the scenes. A page
// inside a frame has no address of its own.
let lastScene = "";
function remember() {
  const now = address(), key = sceneKey();
  if (now !== location.hash.slice(1)) {
    try {
      history[lastScene && key !== lastScene ? "pushState" : "replaceState"](null, "", now ? `#${now}` : location.pathname + location.search);
    } catch (error) { /* the view is then not kept */ }
  }
  lastScene = key;
}

function recall() {
  const hash = location.hash.slice(1), told = hash ? new URLSearchParams(hash) : new URLSearchParams(data.opening);
  const among = (list, ids) => new Set(ids.map(id => list.findIndex(item => item.id === id)).filter(index => index >= 0));
  const whole = (name, low, high, fallback) => { const number = Number(told.get(name) ?? NaN); return Number.isInteger(number) && number >= low && number <= high ? number : fallback; };
  const node = name => { const found = numberOf.get(told.get(name)); return found === undefined ? null : found; };
  state.people = told.get("people") === "1" && peopleLevels.length > 0 && peopleLevels[0].nodes.length > 0;
  state.level = whole("level", 0, 9, 0);
  state.reach = whole("reach", 1, 3, 1);
  state.meetings = whole("meetings", 0, 99, 0);
  state.size = ["degree", "weight", "between", "documents", "same"].includes(told.get("size")) ? told.get("size") : "degree";
  state.colour = told.get("colour") === "community" ? "community" : "kind";
  state.hiddenKinds = among(kinds, told.getAll("without"));
  state.hiddenRelations = among(relations, told.getAll("hide"));
  const from = time.steps.indexOf(told.get("from")), until = time.steps.indexOf(told.get("until"));
  state.from = Math.max(from, 0);
  state.until = until < 0 ? lastStep : Math.max(until, state.from);
  state.selected = node("node");
  state.tie = state.scene = state.seeking = null;
  state.table = told.get("view") === "table";
  const ends = told.getAll("path").map(id => numberOf.get(id)), pair = told.getAll("between").map(id => numberOf.get(id));
  if (ends.length === 2 && !ends.includes(undefined)) pathScene(ends[0], ends[1], told.get("through") === "all");
  else if (node("focus") !== null) {
    focusOn(node("focus"), told.get("all") === "1");
    for (const id of told.getAll("open")) if (numberOf.has(id)) expand(numberOf.get(id));
  } else if (state.selected !== null && !levelNow().place.has(state.selected)) focusOn(state.selected);
  for (const text of told.getAll("pin").slice(0, PINS_TOLD)) {
    const found = /^(-?\d{1,6}) (-?\d{1,6}) (.*)$/.exec(text);
    if (found && numberOf.has(found[3])) pin(numberOf.get(found[3]), Number(found[1]), Number(found[2]));
  }
  settle();
  if (pair.length === 2) {
    const key = pairKey(pair[0], pair[1]), tie = state.people && meetingOfPair.has(key) ? meetingOfPair.get(key) : tieOfPair.get(key);
    if (tie !== undefined) { state.tie = tie; state.selected = null; }
  }
  lastScene = "";
}
