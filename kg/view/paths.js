// Shortest paths between two nodes, over what the filters let through.

const PATHS_SHOWN = 40;
const THOROUGHFARES = new Set(data.thoroughfares);
// Through a place, a party or a country everything is two steps from everything.
const passable = node => groupOf(node) !== "place" && !THOROUGHFARES.has(kindOf(node).id);

function stepsFrom(start, open) {
  const far = new Map([[start, 0]]), line = [start];
  for (let head = 0; head < line.length; head++) {
    const node = line[head];
    if (node !== start && !open(node)) continue;
    for (const tie of tiesAt[node]) {
      const other = acrossTie(tie, node);
      if (far.has(other) || !ties[tie].edges.some(edgeAllowed)) continue;
      far.set(other, far.get(node) + 1);
      line.push(other);
    }
  }
  return far;
}

// { length, count, paths: [[node, …], …] }, or null where nothing leads from one to the other. `paths` holds some of
// them only where there are many: those first that lead through nodes with few ties, since they say more.
function shortestPaths(start, end, everywhere) {
  const open = everywhere ? () => true : passable, far = stepsFrom(start, open);
  if (!far.has(end)) return null;
  const before = node => [...new Set(tiesAt[node].filter(tie => ties[tie].edges.some(edgeAllowed)).map(tie => acrossTie(tie, node)))]
    .filter(other => far.get(other) === far.get(node) - 1 && (other === start || open(other))).sort((a, b) => degree[a] - degree[b] || a - b);
  const ways = new Map([[start, 1]]);
  const count = node => { if (!ways.has(node)) ways.set(node, before(node).reduce((sum, other) => sum + count(other), 0)); return ways.get(node); };
  const paths = [];
  const walk = (node, tail) => {
    if (paths.length >= PATHS_SHOWN) return;
    if (node === start) paths.push([start, ...tail]);
    else for (const other of before(node)) walk(other, [node, ...tail]);
  };
  walk(end, []);
  return { length: far.get(end), count: count(end), paths };
}
