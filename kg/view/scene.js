// What is in focus: one node with its neighbours on rings around it, more of them opened from there, or the shortest
// paths between two.

const RING = { perSide: 38, row: 30, looseRow: 38, roomyRow: 58, height: 460, width: 240, gap: 290 };
const COLUMN = { gap: 200, row: 56, most: 11 };

// Neighbours in reading order: by group, then by relation, the newest first; of a person in the view of people, those
// met, the most often met first.
function neighbours(node) {
  if (state.people && groupOf(node) === "person") return mostMet(node).map(([other]) => other);
  const found = new Map();
  for (const edge of edgesAt[node]) {
    const other = otherEnd(edge, node);
    if (other === node || !edgeAllowed(edge)) continue;
    const known = found.get(other);
    if (known === undefined || relationRank(edge) < relationRank(known)) found.set(other, edge);
  }
  return [...found].sort(([a, ofA], [b, ofB]) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b))
    || relationRank(ofA) - relationRank(ofB) || newestFirst(ofA, ofB) || a - b).map(([other]) => other);
}
const relationRank = edge => edges.relation[edge];

// What of rings a screen has room for, in the units of the picture: rows of labels that stand legibly under each other, their
// distance, rings side by side, and characters between two rings. On a narrow screen the panel takes its part of the height
// as soon as something is selected.
const narrow = matchMedia("(max-width: 900px)"), phone = matchMedia("(max-width: 620px)"), LABEL_ROW = 18.5, LETTER = 13.5;
function ringRoom() {
  const wide = $("graph").clientWidth, most = wide > 640 ? 2 : 1;
  const high = $("body").clientHeight - (narrow.matches ? 0.44 * innerHeight : 0) - (phone.matches ? 140 : $("period").offsetHeight + 120);
  const rows = Math.min(Math.max(Math.floor(high / LABEL_ROW), 6), RING.perSide);
  const across = (wide - 2 * Math.min(200, wide * 0.24)) / (2 * (RING.width + RING.gap * (most - 1)));
  const row = Math.max(LABEL_ROW / across, most > 1 ? RING.looseRow : RING.row), scale = Math.min(across, high / (rows * row));
  return { rows, row, most: rows * 2 * most, inner: Math.min(Math.max(Math.floor((RING.gap * scale - 26) / LETTER), 4), 14) };
}

// Rows of equal height on both sides of an ellipse: labels, written outward, stand under each other and never collide.
// What does not fit on one ring goes on wider ones; the labels of the inner ones are then short.
function rings(middle, around) {
  const place = new Map(), { rows, row: least, inner } = ringRoom(), perRing = rows * 2;
  const count = Math.ceil(around.length / perRing) || 1;
  for (let ring = 0; ring < count; ring++) {
    const own = around.slice(Math.floor(around.length * ring / count), Math.floor(around.length * (ring + 1) / count));
    const right = own.slice(0, Math.ceil(own.length / 2)), left = own.slice(right.length).reverse();
    for (const [side, list] of [[1, right], [-1, left]]) {
      const row = Math.max(least, Math.min(RING.roomyRow, RING.height / list.length)), height = (list.length - 1) * row;
      const radius = Math.max(190, height / 2 * 1.12), width = Math.min(radius, RING.width) + ring * RING.gap;
      list.forEach((node, index) => {
        const y = index * row - height / 2, x = ring ? width - 60 * (y / radius) ** 2 : width * Math.sqrt(Math.max(1 - (y / radius) ** 2, 0));
        place.set(node, { x: middle.x + side * x, y: middle.y + y, side, most: ring < count - 1 ? inner : 0 });
      });
    }
  }
  return place;
}

function focusOn(node, all = false) {
  const around = neighbours(node), middle = { x: 0, y: 0 }, near = all ? around : around.slice(0, ringRoom().most);
  state.scene = { kind: "focus", centre: node, place: rings(middle, near), left: around.length - near.length, opened: new Set([node]), all };
  state.scene.place.set(node, { ...middle, side: 0 });
}

// Adds the neighbours of a node of the scene. The node moves outward to make room for its own ring.
function expand(node) {
  if (!state.scene || !state.scene.place.has(node)) { focusOn(node); return; }
  const scene = state.scene;
  if (scene.opened.has(node)) return;
  const fresh = neighbours(node).filter(other => !scene.place.has(other)), near = fresh.slice(0, ringRoom().most);
  scene.opened.add(node);
  scene.left += fresh.length - near.length;
  if (!near.length) return;
  const at = scene.place.get(node), length = Math.hypot(at.x, at.y) || 1;
  const room = radiusOf(rings({ x: 0, y: 0 }, near)) + radiusOf(scene.place) + 40;
  const middle = { x: at.x / length * room, y: at.y / length * room };
  for (const [other, spot] of rings(middle, near)) scene.place.set(other, spot);
  scene.place.set(node, { ...middle, side: 0 });
}
function radiusOf(place) {
  let far = 0;
  for (const spot of place.values()) far = Math.max(far, Math.hypot(spot.x, spot.y));
  return far;
}

// Columns by steps from the start; in a column each node at the mean height of those it comes from.
function pathScene(start, end, everywhere) {
  const found = shortestPaths(start, end, everywhere), place = new Map();
  const columns = [];
  for (const path of found ? found.paths : [[start, end]]) path.forEach((node, step) => (columns[step] = columns[step] || new Set()).add(node));
  columns.forEach((own, step) => {
    const before = node => {
      const ends = tiesAt[node].map(tie => acrossTie(tie, node)).filter(other => step && columns[step - 1].has(other) && place.has(other));
      return ends.length ? ends.reduce((sum, other) => sum + place.get(other).y, 0) / ends.length : 0;
    };
    const list = [...own].map(node => [before(node), node]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    list.forEach(([, node], index) => place.set(node, { x: (step - (columns.length - 1) / 2) * COLUMN.gap, y: (index - (list.length - 1) / 2) * COLUMN.row, side: step === 0 ? -1 : step === columns.length - 1 ? 1 : 0, most: step === 0 || step === columns.length - 1 ? 0 : COLUMN.most, step }));
  });
  state.scene = { kind: "path", centre: start, end, everywhere, found, place, left: 0, opened: new Set() };
}

// Where a node lies now: where it was dragged to, or else its own place.
const sceneKey = () => (state.people ? "people " : "") + (state.scene ? `${state.scene.kind} ${state.scene.centre} ${state.scene.end ?? ""}` : `level ${Math.min(state.level, levelsNow().length - 1)}`);
const pinsNow = () => state.pins.get(sceneKey());
function pin(node, x, y) {
  if (!state.pins.has(sceneKey())) state.pins.set(sceneKey(), new Map());
  pinsNow().set(node, { x: Math.round(x), y: Math.round(y) });
}
function spotOf(node) {
  const own = state.scene ? state.scene.place.get(node) : levelNow().place.get(node), moved = pinsNow() && pinsNow().get(node);
  return turned(moved ? { ...own, ...moved } : own);
}

// The whole lies as the screen does: turned where that is taller than wide, and drawn out along the side with room left.
// What is in focus does not. Dragged nodes are remembered as they would lie unturned.
let lie = { upright: false, x: 1, y: 1 };
const STRETCH = 1.4;
const turned = spot => state.scene ? spot : { ...spot, x: (lie.upright ? spot.y : spot.x) * lie.x, y: (lie.upright ? spot.x : spot.y) * lie.y };
function unturned({ x, y }) {
  if (state.scene) return { x, y };
  return lie.upright ? { x: y / lie.y, y: x / lie.x } : { x: x / lie.x, y: y / lie.y };
}
function turn() {
  const stage = $("graph").clientWidth, wide = Math.max(stage - 2 * Math.min(100, stage * 0.12), 1);
  const high = Math.max($("body").clientHeight - $("period").offsetHeight - 64, 1), level = levelNow(), upright = high > 1.3 * wide;
  const slack = high / wide * (upright ? level.high / level.wide : level.wide / level.high), within = by => Math.min(Math.max(by, 1), STRETCH);
  lie = { upright, x: within(1 / slack), y: within(slack) };
}
