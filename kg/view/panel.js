// The panel: what is selected, its relations by type, and the sentences behind each.

const ROWS_AT_FIRST = 12;

function button(text, act, options) { return make("button", { type: "button", ...options, onclick: act }, text); }

function panel(box, { choose, focus, open, centre, close }) {
  function show() {
    if (state.tie !== null) box.replaceChildren(...ofTie(state.tie));
    else if (state.selected !== null) box.replaceChildren(...ofNode(state.selected));
    else box.replaceChildren(...ofNothing());
    box.classList.toggle("empty", state.tie === null && state.selected === null);
    box.scrollTop = 0;
  }

  const link = node => button(nodes.label[node], event => { event.preventDefault(); choose(node); }, { class: "name" });

  function ofNothing() {
    const parts = [make("p", { class: "hint" }, word("hint")), make("p", { class: "hint" }, word("hintMore"))];
    for (const [group, title] of [["person", "topPersons"], ["organization", "topOrganizations"], ["event", "topEvents"]]) {
      const top = byDegree.filter(node => groupOf(node) === group && kindAllowed(node));
      if (group !== "event") top.sort((a, b) => nodes.documents[b] - nodes.documents[a] || degree[b] - degree[a] || a - b);
      if (!top.length) continue;
      parts.push(make("section", {}, make("h3", {}, word(title)), make("ol", { class: "top" }, ...top.slice(0, 6).map(node =>
        make("li", {}, swatch(nodes.kind[node]), link(node), make("span", { class: "number" }, group === "event" ? nodes.date[node] || word("neighbours")(degree[node]) : word("inDocuments")(nodes.documents[node])))))));
    }
    parts.push(make("p", { class: "hint keys" }, word("keys")));
    return parts;
  }

  function heading(node) {
    const facts = make("dl", { class: "facts" });
    const fact = (name, value) => { if (value) facts.append(make("dt", {}, word(name)), make("dd", {}, value)); };
    fact("alsoNamed", (nodes.names[node] || []).slice(0, 8).join(word("join")));
    fact("happened", nodes.date[node]);
    const first = nodes.first[node], last = nodes.last[node];
    fact("seen", [first === last ? first : `${first} – ${last}`, nodes.documents[node] ? word("inDocuments")(nodes.documents[node]) : ""].filter(Boolean).join(word("join")));
    return [
      make("div", { class: "head" }, make("div", { class: "kind" }, swatch(nodes.kind[node]), named(kindOf(node))), button("×", close, { class: "close", "aria-label": word("close"), title: word("close") })),
      make("h2", {}, nodes.label[node]), facts,
      make("div", { class: "actions" }, button(word("focus"), () => focus(node)), button(word("expand"), () => open(node)), button(word("centre"), () => centre(node))),
    ];
  }

  function ofNode(node) {
    const groups = new Map();
    for (const edge of edgesAt[node]) {
      if (!edgeAllowed(edge)) continue;
      const key = edges.relation[edge] * 2 + (edges.source[edge] === node ? 0 : 1);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    const parts = heading(node);
    if (!groups.size) parts.push(make("p", { class: "hint" }, word("noRelations")));
    const order = [...groups].sort(([a], [b]) => familyRank(a >> 1) - familyRank(b >> 1) || a - b);
    for (const [key, own] of order) {
      own.sort(newestFirst);
      const list = make("ul", { class: "rows" });
      fillRows(list, own, node, 0);
      parts.push(make("section", {}, make("h3", {}, make("span", { class: "arrow", "aria-label": word(key & 1 ? "incoming" : "outgoing"), role: "img" }, key & 1 ? "←" : "→"), named(relations[key >> 1]), make("span", { class: "number" }, String(own.length))), list));
    }
    return parts;
  }
  const familyRank = relation => ["post", "part", "structure"].indexOf(relations[relation].family);

  function fillRows(list, own, node, from) {
    const until = from ? own.length : Math.min(own.length, ROWS_AT_FIRST);
    list.append(...own.slice(from, Math.min(until, from + 400)).map(edge => row(edge, node)));
    const left = own.length - Math.min(until, from + 400);
    if (left > 0) list.append(make("li", {}, button(word("more")(left), event => { event.target.parentElement.remove(); fillRows(list, own, node, Math.min(until, from + 400)); }, { class: "plain" })));
  }

  function ofTie(tie) {
    const { a, b, edges: own } = ties[tie];
    const parts = [
      make("div", { class: "head" }, make("div", { class: "kind" }, word("between")), button("×", close, { class: "close", "aria-label": word("close"), title: word("close") })),
      make("h2", { class: "two" }, make("span", {}, swatch(nodes.kind[a]), link(a)), make("span", {}, swatch(nodes.kind[b]), link(b))),
    ];
    const list = make("ul", { class: "rows" });
    own.filter(edgeAllowed).sort(newestFirst).forEach((edge, index) => list.append(row(edge, null, index < 3)));
    parts.push(make("section", {}, list));
    return parts;
  }

  // One relation. `node` is the end that the panel speaks of; null names both ends.
  function row(edge, node, unfolded) {
    const marks = qualifiers(edge).map(text => make("span", { class: "mark" }, text));
    const ends = node === null
      ? [make("span", { class: "who" }, nodes.label[edges.source[edge]]), make("span", { class: "arrow" }, "→"), make("span", { class: "does" }, named(relationOf(edge))), make("span", { class: "arrow" }, "→"), make("span", { class: "who" }, nodes.label[edges.target[edge]])]
      : [link(otherEnd(edge, node))];
    const summary = make("summary", {}, node === null ? "" : swatch(nodes.kind[otherEnd(edge, node)]),
      make("span", { class: "line" }, ...ends, edges.title[edge] ? make("span", { class: "title" }, edges.title[edge]) : "", ...marks),
      make("span", { class: "when" }, edges.date[edge], edges.weight[edge] > 1 ? ` ×${edges.weight[edge]}` : ""));
    const details = make("details", { "data-edge": edge }, summary);
    details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) unfold(details, edge); });
    if (unfolded) details.open = true;
    return make("li", {}, details);
  }
  return { show };
}

// Puts the sentences of an edge under its row.
async function unfold(details, edge) {
  const wait = make("p", { class: "hint" }, word("loading"));
  details.append(wait);
  try {
    const told = await evidence();
    const rows = told.edges[edge].map(([document, sentence, start, end]) => source(told.documents[document], told.sentences[sentence], start, end));
    wait.replaceWith(...(rows.length ? rows : [make("p", { class: "hint" }, word("noEvidence"))]));
  } catch (error) {
    wait.textContent = word("cannotOpen");
  }
}

// One sentence with the quoted words marked, and the document it stands in.
function source([title, date, url, id], sentence, start, end) {
  const quote = make("blockquote", { lang: "zh-CN" }, sentence.slice(0, start), end > start ? make("mark", {}, sentence.slice(start, end)) : "", sentence.slice(end));
  const name = title || id || word("untitled");
  const safe = /^https?:\/\//i.test(url);
  const origin = safe
    ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow", title: word("openDocument") }, name)
    : make("span", {}, name);
  return make("figure", { class: "source" }, quote, make("figcaption", {}, make("cite", {}, origin), make("span", { class: "when" }, date)));
}
