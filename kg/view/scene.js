// Focus: one node in the middle and its neighbours on rings around it; more can be opened from there.

const RING = { perSide: 26, row: 30, roomyRow: 58, height: 460, gap: 250, limit: 240 };

// Neighbours in reading order: by group, then by relation, the newest first.
function neighbours(node) {
  const found = new Map();
  for (const edge of edgesAt[node]) {
    const other = otherEnd(edge, node);
    if (other === node || !edgeAllowed(edge)) continue;
    const known = found.get(other);
    if (!known || relationRank(edge) < relationRank(known)) found.set(other, edge);
  }
  const groups = ["person", "organization", "event", "place", "group"];
  return [...found].sort(([a, ofA], [b, ofB]) => groups.indexOf(groupOf(a)) - groups.indexOf(groupOf(b))
    || relationRank(ofA) - relationRank(ofB) || newestFirst(ofA, ofB) || a - b).map(([other]) => other);
}
const relationRank = edge => edges.relation[edge];

// Rows of equal height on both sides of a circle: labels, written outward, stand under each other and never collide.
// What does not fit on one ring goes on wider ones.
function rings(middle, around) {
  const place = new Map(), perRing = RING.perSide * 2;
  const count = Math.ceil(around.length / perRing) || 1;
  for (let ring = 0; ring < count; ring++) {
    const own = around.slice(Math.floor(around.length * ring / count), Math.floor(around.length * (ring + 1) / count));
    const right = own.slice(0, Math.ceil(own.length / 2)), left = own.slice(right.length).reverse();
    for (const [side, list] of [[1, right], [-1, left]]) {
      const row = Math.min(RING.roomyRow, Math.max(RING.row, RING.height / list.length)), height = (list.length - 1) * row;
      const radius = Math.max(190, height / 2 * 1.08) + ring * RING.gap;
      list.forEach((node, index) => {
        const y = index * row - height / 2;
        place.set(node, { x: middle.x + side * Math.sqrt(Math.max(radius * radius - y * y, 0)), y: middle.y + y, side });
      });
    }
  }
  return place;
}

function focusOn(node) {
  const around = neighbours(node), middle = { x: 0, y: 0 };
  const drawn = around.slice(0, RING.limit);
  state.scene = { centre: node, place: rings(middle, drawn), left: around.length - drawn.length, opened: new Set([node]) };
  state.scene.place.set(node, { ...middle, side: 0 });
}

// Adds the neighbours of a node of the scene. The node moves outward to make room for its own ring.
function expand(node) {
  if (!state.scene || !state.scene.place.has(node)) { focusOn(node); return; }
  const scene = state.scene;
  if (scene.opened.has(node)) return;
  const fresh = neighbours(node).filter(other => !scene.place.has(other));
  const drawn = fresh.slice(0, RING.limit);
  scene.opened.add(node);
  scene.left += fresh.length - drawn.length;
  if (!drawn.length) return;
  const at = scene.place.get(node), length = Math.hypot(at.x, at.y) || 1;
  const room = extent(rings({ x: 0, y: 0 }, drawn)) + extent(scene.place) + 40;
  const middle = { x: at.x / length * room, y: at.y / length * room };
  for (const [other, spot] of rings(middle, drawn)) scene.place.set(other, spot);
  scene.place.set(node, { ...middle, side: 0 });
}
function extent(place) {
  let far = 0;
  for (const spot of place.values()) far = Math.max(far, Math.hypot(spot.x, spot.y));
  return far;
}
