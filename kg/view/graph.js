// The data of the page and what of it the filters let through.

const $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const { nodes, edges, kinds, relations } = data;
const nodeCount = nodes.label.length, edgeCount = edges.source.length;

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

// Events of one name are told apart by their days.
const sameName = new Map();
for (let node = 0; node < nodeCount; node++) if (groupOf(node) === "event") sameName.set(nodes.label[node], (sameName.get(nodes.label[node]) || 0) + 1);
const dayOf = node => groupOf(node) === "event" && sameName.get(nodes.label[node]) > 1 && nodes.date[node] ? ` ${nodes.date[node]}` : "";

const edgesAt = Array.from({ length: nodeCount }, () => []);
// A tie is what is drawn between two nodes: all edges between them, in both directions.
const ties = [], tieOfPair = new Map(), tieOf = new Int32Array(edgeCount), tiesAt = Array.from({ length: nodeCount }, () => []);
for (let edge = 0; edge < edgeCount; edge++) {
  const source = edges.source[edge], target = edges.target[edge];
  edgesAt[source].push(edge);
  if (source !== target) edgesAt[target].push(edge);
  const a = Math.min(source, target), b = Math.max(source, target), pair = a * nodeCount + b;
  if (!tieOfPair.has(pair)) {
    tieOfPair.set(pair, ties.length);
    if (a !== b) { tiesAt[a].push(ties.length); tiesAt[b].push(ties.length); }
    ties.push({ a, b, edges: [] });
  }
  tieOf[edge] = tieOfPair.get(pair);
  ties[tieOf[edge]].edges.push(edge);
}
const degree = tiesAt.map(own => own.length);
const byDegree = Array.from({ length: nodeCount }, (_, node) => node).sort((a, b) => degree[b] - degree[a] || a - b);
const numberOf = new Map(nodes.id.map((id, node) => [id, node]));

// Months that edges are dated in, and the place of each edge's month among them (-1: undated).
const months = [...new Set(edges.date.map(date => date.slice(0, 7)).filter(Boolean))].sort();
const monthAt = new Map(months.map((month, index) => [month, index]));
const monthOf = edges.date.map(date => date ? monthAt.get(date.slice(0, 7)) : -1);

const state = {
  selected: null,          // a node
  tie: null,               // or a tie
  scene: null,             // what is in focus: see scene.js
  hiddenKinds: new Set(), hiddenRelations: new Set(),
  from: 0, until: Math.max(months.length - 1, 0),
  table: false,
};

const core = data.core.length ? new Set(data.core) : null;  // null: all nodes
const nodeShown = new Uint8Array(nodeCount), edgeShown = new Uint8Array(edgeCount), tieShown = new Uint8Array(ties.length);
let shownNodes = 0, shownEdges = 0;

const inPeriod = edge => monthOf[edge] < 0 || (monthOf[edge] >= state.from && monthOf[edge] <= state.until);
const narrowed = () => state.hiddenRelations.size > 0 || state.from > 0 || state.until < months.length - 1;
const kindAllowed = node => !state.hiddenKinds.has(nodes.kind[node]);
// What the filters let through, drawn or not: the panel and the search speak of these.
const edgeAllowed = edge => !state.hiddenRelations.has(edges.relation[edge]) && inPeriod(edge)
  && kindAllowed(edges.source[edge]) && kindAllowed(edges.target[edge]);

// Settles which nodes and edges are drawn. A node that the filters leave without any tie is not.
function settle() {
  const here = state.scene ? node => state.scene.place.has(node) : core ? node => core.has(node) : () => true;
  const narrow = narrowed();
  shownNodes = shownEdges = 0;
  tieShown.fill(0);
  const tied = new Uint8Array(nodeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const source = edges.source[edge], target = edges.target[edge];
    edgeShown[edge] = here(source) && here(target) && edgeAllowed(edge) ? 1 : 0;
    if (!edgeShown[edge]) continue;
    shownEdges++;
    tied[source] = tied[target] = tieShown[tieOf[edge]] = 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    const keep = !narrow || tied[node] || node === state.selected;
    nodeShown[node] = here(node) && kindAllowed(node) && keep ? 1 : 0;
    shownNodes += nodeShown[node];
  }
}

// Qualifiers of an edge in words: 曾任, 计划 …; "" when there is nothing to say.
function qualifiers(edge) {
  const status = word("status")[edges.status[edge]], modality = word("modality")[edges.modality[edge]];
  return [status === undefined ? edges.status[edge] : status, modality === undefined ? edges.modality[edge] : modality]
    .filter(Boolean);
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
