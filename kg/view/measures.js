// How central a node is among what is drawn, and which nodes belong together; both follow the filters.

let values = null, communities = null, communityList = [];

// Ties of each drawn node, as [other, tie] pairs.
function around() {
  const found = new Map(drawn.nodes.map(node => [node, []]));
  for (const tie of drawn.ties) {
    const { a, b } = ties[tie];
    if (a === b) continue;
    found.get(a).push([b, tie]);
    found.get(b).push([a, tie]);
  }
  return found;
}
const weightOf = tie => isMeeting(tie) ? ties[tie].meetings.length : ties[tie].edges.reduce((sum, edge) => sum + (edgeShown[edge] ? edges.weight[edge] : 0), 0);

function measured() {
  const near = state.size === "degree" && state.colour === "kind" ? null : around();
  values = null;
  if (state.size === "documents") values = node => nodes.documents[node];
  else if (state.size === "weight") values = lookUp(new Map([...near].map(([node, own]) => [node, own.reduce((sum, [, tie]) => sum + weightOf(tie), 0)])));
  else if (state.size === "between") values = lookUp(betweenness(near));
  communities = state.colour === "community" ? louvain(near) : null;
  communityList = communities ? listed(communities) : [];
}
const lookUp = found => node => found.get(node) || 0;
const measureOf = node => state.size === "degree" || !values ? degree[node] : values(node);

const EXACT = 1200, SOURCES = 200;
// Brandes' algorithm, in percent of all pairs; above EXACT nodes from every k-th node as a source only.
function betweenness(near) {
  const list = [...near.keys()].sort((a, b) => a - b), at = new Map(list.map((node, index) => [node, index])), n = list.length;
  const next = list.map(node => near.get(node).map(([other]) => at.get(other)));
  const total = new Float64Array(n), paths = new Float64Array(n), share = new Float64Array(n), far = new Int32Array(n), line = new Int32Array(n);
  const stride = n > EXACT ? Math.ceil(n / SOURCES) : 1;
  let sources = 0;
  for (let source = 0; source < n; source += stride, sources++) {
    paths.fill(0); share.fill(0); far.fill(-1);
    paths[source] = 1; far[source] = 0; line[0] = source;
    let end = 1;
    for (let head = 0; head < end; head++) for (const other of next[line[head]]) {
      if (far[other] < 0) { far[other] = far[line[head]] + 1; line[end++] = other; }
      if (far[other] === far[line[head]] + 1) paths[other] += paths[line[head]];
    }
    for (let tail = end - 1; tail > 0; tail--) {
      const node = line[tail];
      for (const other of next[node]) if (far[other] === far[node] - 1) share[other] += paths[other] / paths[node] * (1 + share[node]);
      total[node] += share[node];
    }
  }
  const scale = n > 2 ? 100 * n / sources / ((n - 1) * (n - 2)) : 0;
  return new Map(list.map((node, index) => [node, total[index] * scale]));
}

// Communities by the method of Louvain (Blondel et al., J. Stat. Mech. P10008, 2008), in the order of node numbers so
// that the same picture always falls into the same parts. Returns node → number, the largest community 0.
function louvain(near) {
  const order = [...near.keys()].sort((a, b) => a - b), at = new Map(order.map((node, index) => [node, index]));
  let graph = order.map(node => new Map());
  order.forEach((node, index) => { for (const [other, tie] of near.get(node)) graph[index].set(at.get(other), Math.max(weightOf(tie), 1)); });
  let home = order.map((_, index) => index);
  for (let round = 0; round < 12; round++) {
    const { of, count } = moved(graph);
    home = home.map(part => of[part]);
    if (count === graph.length) break;
    const merged = Array.from({ length: count }, () => new Map());
    graph.forEach((own, index) => { for (const [other, weight] of own) merged[of[index]].set(of[other], (merged[of[index]].get(of[other]) || 0) + weight); });
    graph = merged;
  }
  const size = new Map();
  for (const part of home) size.set(part, (size.get(part) || 0) + 1);
  const rank = new Map([...size.keys()].sort((a, b) => size.get(b) - size.get(a) || a - b).map((part, index) => [part, index]));
  return new Map(order.map((node, index) => [node, rank.get(home[index])]));
}

function moved(graph) {
  const strength = graph.map(own => [...own.values()].reduce((sum, weight) => sum + weight, 0));
  const all = strength.reduce((sum, weight) => sum + weight, 0) || 1, of = graph.map((_, index) => index), total = strength.slice();
  for (let pass = 0, changed = true; changed && pass < 20; pass++) {
    changed = false;
    graph.forEach((own, index) => {
      const to = new Map();
      for (const [other, weight] of own) if (other !== index) to.set(of[other], (to.get(of[other]) || 0) + weight);
      const from = of[index];
      total[from] -= strength[index];
      let best = from, most = (to.get(from) || 0) - strength[index] * total[from] / all;
      for (const [part, weight] of to) {
        const gain = weight - strength[index] * total[part] / all;
        if (gain > most + 1e-9) { best = part; most = gain; }
      }
      total[best] += strength[index];
      if (best !== from) { of[index] = best; changed = true; }
    });
  }
  const names = new Map();
  for (const part of of) if (!names.has(part)) names.set(part, names.size);
  return { of: of.map(part => names.get(part)), count: names.size };
}

// Colours of the largest communities, told apart with each kind of colour blindness; the rest are grey.
const COMMUNITY_COLOURS = ["#332288", "#ddaa33", "#117733", "#cc3311", "#33bbee", "#aa4499", "#999933", "#0077bb", "#882255", "#44aa99"];
const communityColour = node => communities && communities.has(node) && communities.get(node) < COMMUNITY_COLOURS.length ? COMMUNITY_COLOURS[communities.get(node)] : "#9aa3ac";

// The largest communities with their most central members, for the legend.
function listed(found) {
  const members = new Map();
  for (const node of [...found.keys()].sort((a, b) => degree[b] - degree[a] || a - b)) {
    const part = found.get(node);
    if (part >= COMMUNITY_COLOURS.length) continue;
    if (!members.has(part)) members.set(part, []);
    members.get(part).push(node);
  }
  return [...members].sort(([a], [b]) => a - b).filter(([, own]) => own.length > 1).map(([part, own]) => ({ part, nodes: own, colour: COMMUNITY_COLOURS[part] }));
}
