// The data of the page and what of it the filters let through.

const $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const { nodes, edges, kinds, relations } = data;
const nodeCount = nodes.label.length, edgeCount = edges.source.length;
const GROUPS = data.groups;

// Elements are made here only: text goes in as text, never as markup.
function make(tag, options, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options || {})) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== undefined && child !== null && child !== ""));
  return element;
}

const kindOf = node => kinds[nodes.kind[node]];
const groupOf = node => kindOf(node).group;
const relationOf = edge => relations[edges.relation[edge]];
const named = thing => thing[language];
const otherEnd = (edge, node) => edges.source[edge] === node ? edges.target[edge] : edges.source[edge];
const acrossTie = (tie, node) => ties[tie].a === node ? ties[tie].b : ties[tie].a;

// Those of one name are told apart: events by their days, the others by what the newest of their documents says of them.
const sameName = new Map();
for (let node = 0; node < nodeCount; node++) sameName.set(nodes.label[node], (sameName.get(nodes.label[node]) || 0) + 1);
const eventDay = node => nodes.date[node] || nodes.first[node];
const dayOf = node => groupOf(node) === "event" && sameName.get(nodes.label[node]) > 1 && eventDay(node) ? ` ${eventDay(node)}` : "";

function toldApart(node) {
  if (sameName.get(nodes.label[node]) < 2) return "";
  if (groupOf(node) === "event") return eventDay(node);
  const newest = edgesAt[node].reduce((best, edge) => best < 0 || familyRank(edge) < familyRank(best) || (familyRank(edge) === familyRank(best) && newestFirst(edge, best) < 0) ? edge : best, -1);
  return newest < 0 ? nodes.last[node] : [nodes.label[otherEnd(newest, node)], edges.title[newest] || named(relationOf(newest)), edges.date[newest]].filter(Boolean).join(" ");
}
const familyRank = edge => ["post", "part", "structure"].indexOf(relationOf(edge).family);

const edgesAt = Array.from({ length: nodeCount }, () => []);
// A tie is what is drawn between two nodes: all edges between them, in both directions. Ties of people who met at events
// follow behind these (people.js) and hold `meetings` instead.
const ties = [], tieOfPair = new Map(), tieOf = new Int32Array(edgeCount), tiesAt = Array.from({ length: nodeCount }, () => []);
const pairKey = (a, b) => Math.min(a, b) * nodeCount + Math.max(a, b);
for (let edge = 0; edge < edgeCount; edge++) {
  const source = edges.source[edge], target = edges.target[edge];
  edgesAt[source].push(edge);
  if (source !== target) edgesAt[target].push(edge);
  const a = Math.min(source, target), b = Math.max(source, target), pair = pairKey(a, b);
  if (!tieOfPair.has(pair)) {
    tieOfPair.set(pair, ties.length);
    if (a !== b) { tiesAt[a].push(ties.length); tiesAt[b].push(ties.length); }
    ties.push({ a, b, edges: [] });
  }
  tieOf[edge] = tieOfPair.get(pair);
  ties[tieOf[edge]].edges.push(edge);
}
const tieCount = ties.length;
const degree = tiesAt.map(own => own.length);
const byDegree = Array.from({ length: nodeCount }, (_, node) => node).sort((a, b) => degree[b] - degree[a] || a - b);
const numberOf = new Map(nodes.id.map((id, node) => [id, node]));

const extent = list => list.reduce((most, value) => Math.max(most, value), -Infinity) - list.reduce((least, value) => Math.min(least, value), Infinity);
const levelOf = told => ({ nodes: told.node, place: new Map(told.node.map((node, index) => [node, { x: told.x[index], y: told.y[index] }])), wide: Math.max(extent(told.x), 1), high: Math.max(extent(told.y), 1) });
const levels = data.levels.map(levelOf), peopleLevels = data.people.map(levelOf);

const state = {
  selected: null,          // a node
  tie: null,               // or a tie
  scene: null,             // what is in focus: see scene.js
  seeking: null,           // a node from which a path is asked for
  people: false,           // persons and whom they met, instead of all
  level: 0,                // how much is drawn when nothing is in focus
  reach: 1,                // how many steps around the selection stand out
  meetings: 0,             // people are tied if they met so often; 0: as often as keeps the picture clear
  hiddenKinds: new Set(), hiddenRelations: new Set(),
  from: 0, until: 0,       // stretch of time, by number: see timeline.js
  size: "degree", colour: "kind",
  pins: new Map(),         // where nodes were dragged to, by scene
  table: false,
};
const levelsNow = () => state.people ? peopleLevels : levels;
const levelNow = () => levelsNow()[Math.min(state.level, levelsNow().length - 1)] || { nodes: [], place: new Map(), wide: 1, high: 1 };

// What is drawn: settled by `settle`.
const nodeShown = new Uint8Array(nodeCount), edgeShown = new Uint8Array(edgeCount);
let drawn = { nodes: [], ties: new Set(), edges: 0 };
const tieShown = tie => drawn.ties.has(tie);

// Time in steps: days where the whole is short, else months, else years. What is dated far outside of the documents'
// own days stands in the first or the last step.
const time = (() => {
  const dated = edges.date.filter(date => /^\d{4}(-\d\d){0,2}$/.test(date)).sort();
  if (!dated.length) return { steps: [], stepOf: () => -1 };
  const at = share => dated[Math.min(dated.length - 1, Math.floor(dated.length * share))];
  const valid = day => /^\d{4}-\d\d-\d\d$/.test(day);
  const low = valid(data.summary.first) && data.summary.first < at(0.02) ? data.summary.first : at(0.02);
  const high = valid(data.summary.last) && data.summary.last > at(0.98) ? data.summary.last : at(0.98);
  const year = Number(low.slice(0, 4)), years = Number(high.slice(0, 4)) - year;
  const day = text => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7) || 1) - 1, Number(text.slice(8, 10) || 1));
  const days = Math.round((day(high) - day(low)) / 864e5);
  const unit = days <= 200 ? 10 : years <= 16 ? 7 : 4, steps = [];
  if (unit === 10) for (let n = 0; n <= days; n++) steps.push(new Date(day(low) + n * 864e5).toISOString().slice(0, 10));
  else if (unit === 7) for (let n = Number(low.slice(5, 7) || 1) - 1, end = years * 12 + Number(high.slice(5, 7) || 12) - 1; n <= end; n++) steps.push(`${String(year + Math.floor(n / 12)).padStart(4, "0")}-${String(n % 12 + 1).padStart(2, "0")}`);
  else for (let n = 0; n <= Math.min(years, 400); n++) steps.push(String(year + n).padStart(4, "0"));
  const place = new Map(steps.map((step, index) => [step, index]));
  const stepOf = date => {
    if (!/^\d{4}(-\d\d){0,2}$/.test(date)) return -1;
    const full = unit === 10 ? date.padEnd(7, "-01").padEnd(10, "-01") : unit === 7 ? date.padEnd(7, "-01") : date, key = full.slice(0, unit);
    return place.has(key) ? place.get(key) : key < steps[0] ? 0 : steps.length - 1;
  };
  return { steps, stepOf };
})();
const lastStep = Math.max(time.steps.length - 1, 0);
state.until = lastStep;
const stepOfEdge = Int16Array.from(edges.date, time.stepOf);

const inPeriod = edge => stepOfEdge[edge] < 0 || (stepOfEdge[edge] >= state.from && stepOfEdge[edge] <= state.until);
const narrowed = () => state.hiddenRelations.size > 0 || state.from > 0 || state.until < lastStep;
const kindAllowed = node => !state.hiddenKinds.has(nodes.kind[node]);
// What the filters let through, drawn or not: the panel and the search speak of these.
const edgeAllowed = edge => !state.hiddenRelations.has(edges.relation[edge]) && inPeriod(edge)
  && kindAllowed(edges.source[edge]) && kindAllowed(edges.target[edge]);

// Settles which nodes and ties are drawn. A node that the filters leave without any tie is not.
function settle() {
  const place = state.scene ? state.scene.place : levelNow().place, candidates = [...place.keys()];
  const shown = new Set(), tied = new Uint8Array(nodeCount), path = state.scene && state.scene.kind === "path";
  const onPath = (a, b) => !path || Math.abs(place.get(a).step - place.get(b).step) === 1;
  let count = 0;
  edgeShown.fill(0);
  for (const node of candidates) for (const edge of edgesAt[node]) {
    if (edges.source[edge] !== node || !place.has(edges.target[edge]) || !edgeAllowed(edge) || !onPath(node, edges.target[edge])) continue;
    edgeShown[edge] = 1;
    count++;
    tied[node] = tied[edges.target[edge]] = 1;
    if (!state.people || path) shown.add(tieOf[edge]);
  }
  if (state.people && !path) {
    tied.fill(0);
    const met = meetingTies(place);
    count = met.length;
    for (const tie of met) { shown.add(tie); tied[ties[tie].a] = tied[ties[tie].b] = 1; }
  }
  const narrow = narrowed(), kept = candidates.filter(node => kindAllowed(node) && (!narrow || tied[node] || node === state.selected));
  nodeShown.fill(0);
  for (const node of kept) nodeShown[node] = 1;
  for (const tie of shown) if (!nodeShown[ties[tie].a] || !nodeShown[ties[tie].b]) shown.delete(tie);
  drawn = { nodes: kept, ties: shown, edges: count };
  measured();
}

// Qualifiers of an edge in words: 曾任, 计划 …; none when there is nothing to say.
function qualifiers(edge) {
  const told = (words, value) => Object.hasOwn(words, value) ? words[value] : value;
  return [told(word("status"), edges.status[edge]), told(word("modality"), edges.modality[edge])].filter(Boolean);
}
const newestFirst = (a, b) => edges.date[a] < edges.date[b] ? 1 : edges.date[a] > edges.date[b] ? -1 : a - b;

// The sentences are kept compressed and opened at the first use.
let opened = null;
function evidence() {
  opened = opened || (async () => {
    const bytes = Uint8Array.from(atob($("evidence").textContent.trim()), character => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  })();
  return opened;
}
