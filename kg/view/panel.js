// The panel: what is selected, its relations by type, and the sentences behind each.

const ROWS_AT_FIRST = 12, MET_AT_FIRST = 8;

function button(text, act, options) { return make("button", { type: "button", ...options, onclick: act }, text); }

function panel(box, { choose, focus, open, askPath, centre, close }) {
  function show() {
    if (state.tie !== null) box.replaceChildren(...(isMeeting(state.tie) ? ofMeeting(state.tie) : ofTie(state.tie)));
    else if (state.selected === null && state.scene && state.scene.kind === "path") box.replaceChildren(...ofPath(state.scene));
    else if (state.selected !== null) box.replaceChildren(...ofNode(state.selected));
    else box.replaceChildren(...ofNothing());
    box.classList.toggle("empty", state.tie === null && state.selected === null && !(state.scene && state.scene.kind === "path"));
    box.scrollTop = 0;
  }

  const link = node => button(nodes.label[node], event => { event.preventDefault(); choose(node); }, { class: "name" });

  function ofNothing() {
    const parts = [make("p", { class: "hint" }, word("hint")), make("p", { class: "hint" }, word("hintMore"))];
    for (const [group, title] of [["person", "topPersons"], ["organization", "topOrganizations"], ["event", "topEvents"]]) {
      const chosen = state.size !== "degree" && state.size !== "same", value = chosen ? measureOf : group === "event" ? node => degree[node] : node => nodes.documents[node];
      const top = byDegree.filter(node => groupOf(node) === group && (chosen || narrowed() ? nodeShown[node] : kindAllowed(node)));
      top.sort((a, b) => value(b) - value(a) || degree[b] - degree[a] || a - b);
      if (!top.length) continue;
      const told = node => chosen ? (state.size === "between" ? word("share")(measureOf(node)) : String(measureOf(node))) : group === "event" ? eventDay(node) || word("neighbours")(degree[node]) : word("inDocuments")(nodes.documents[node]);
      parts.push(make("section", {}, make("h3", {}, chosen ? `${word(group)} ${word("topMeasure")(word("sizes")[state.size])}` : word(title)), make("ol", { class: "top" }, ...top.slice(0, 6).map(node =>
        make("li", {}, swatch(nodes.kind[node]), link(node), make("span", { class: "number" }, told(node)))))));
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
      make("div", { class: "actions" }, button(word("focus"), () => focus(node)), button(word("expand"), () => open(node)), button(word("path"), () => askPath(node)), button(word("centre"), () => centre(node))),
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
    const parts = heading(node), met = groupOf(node) === "person" ? mostMet(node) : [];
    if (met.length) {
      const list = make("ol", { class: "top met" });
      const rows = from => {
        const until = from + (from ? 400 : MET_AT_FIRST), left = met.length - until;
        list.append(...met.slice(from, until).map(([other, events]) => make("li", {}, swatch(nodes.kind[other]), link(other), make("span", { class: "number" }, word("times")(events.size)))));
        if (left > 0) list.append(make("li", {}, button(word("more")(left), event => { event.target.parentElement.remove(); rows(until); }, { class: "plain" })));
      };
      rows(0);
      const section = make("section", {}, make("h3", {}, word("met"), make("span", { class: "number" }, String(met.length))), list);
      if (state.people) parts.push(section); else parts.last = section;
    }
    if (!groups.size) parts.push(make("p", { class: "hint" }, word("noRelations")));
    const order = [...groups].sort(([a, [one]], [b, [other]]) => familyRank(one) - familyRank(other) || a - b);
    for (const [key, own] of order) {
      own.sort(newestFirst);
      const list = make("ul", { class: "rows" });
      fillRows(list, own, node, 0);
      parts.push(make("section", {}, make("h3", {}, make("span", { class: "arrow", "aria-label": word(key & 1 ? "incoming" : "outgoing"), role: "img" }, key & 1 ? "←" : "→"), make("span", { class: "relation" }, named(relations[key >> 1])), make("span", { class: "number" }, String(own.length))), list));
    }
    return parts.last ? [...parts, parts.last] : parts;
  }

  function fillRows(list, own, node, from) {
    const until = Math.min(from ? from + 400 : ROWS_AT_FIRST, own.length), left = own.length - until;
    list.append(...own.slice(from, until).map(edge => row(edge, node)));
    if (left > 0) list.append(make("li", {}, button(word("more")(left), event => { event.target.parentElement.remove(); fillRows(list, own, node, until); }, { class: "plain" })));
  }

  const pair = (a, b) => [
    make("div", { class: "head" }, make("div", { class: "kind" }, word("between")), button("×", close, { class: "close", "aria-label": word("close"), title: word("close") })),
    make("h2", { class: "two" }, make("span", {}, swatch(nodes.kind[a]), link(a)), make("span", {}, swatch(nodes.kind[b]), link(b))),
  ];

  function ofTie(tie) {
    const { a, b, edges: own } = ties[tie], parts = pair(a, b);
    const list = make("ul", { class: "rows" });
    own.filter(edgeAllowed).sort(newestFirst).forEach((edge, index) => list.append(row(edge, null, index < 3)));
    parts.push(make("section", {}, list));
    return parts;
  }

  // Two people: the events that both were at, each with what either did there.
  function ofMeeting(tie) {
    const { a, b, meetings } = ties[tie], parts = pair(a, b);
    const events = meetings.slice().sort((x, y) => eventDay(x) < eventDay(y) ? 1 : eventDay(x) > eventDay(y) ? -1 : x - y);
    parts.push(make("p", { class: "hint" }, word("meetingsOf"), make("span", { class: "number" }, String(events.length))));
    for (const event of events.slice(0, 100)) {
      const own = edgesAt[event].filter(edge => edges.target[edge] === event && (edges.source[edge] === a || edges.source[edge] === b) && edgeAllowed(edge));
      parts.push(make("section", {}, make("h3", { class: "event" }, swatch(nodes.kind[event]), link(event), make("span", { class: "number" }, eventDay(event))), make("ul", { class: "rows" }, ...own.sort(newestFirst).map(edge => row(edge, event)))));
    }
    return parts;
  }

  // A path step by step, each with the relations behind it.
  function ofPath({ found, centre: start, end }) {
    const parts = [make("div", { class: "head" }, make("div", { class: "kind" }, word("path"))), make("h2", { class: "two" }, ...[start, end].map(node => make("span", {}, swatch(nodes.kind[node]), link(node))))];
    if (!found) return [...parts, make("p", { class: "hint" }, word("noPath")(nodes.label[start], nodes.label[end]))];
    if (found.count > found.paths.length) parts.push(make("p", { class: "hint" }, word("somePaths")(found.paths.length)));
    found.paths.slice(0, 12).forEach((path, number) => {
      const rows = path.slice(1).map((node, index) => edgesAt[node].filter(edge => otherEnd(edge, node) === path[index] && edgeAllowed(edge)).sort(newestFirst)[0]);
      parts.push(make("section", {}, make("h3", {}, word("pathTitle")(number + 1)), make("ul", { class: "rows" }, ...rows.map(edge => row(edge, null)))));
    });
    return parts;
  }

  // One relation. `node` is the end that the panel speaks of; null names both ends.
  function row(edge, node, unfolded) {
    const marks = qualifiers(edge).map(text => make("span", { class: "mark" }, text));
    const ends = node === null
      ? [make("span", { class: "who" }, nodes.label[edges.source[edge]]), make("span", { class: "arrow" }, "→"), make("span", { class: "does" }, named(relationOf(edge))), make("span", { class: "arrow" }, "→"), make("span", { class: "who" }, nodes.label[edges.target[edge]])]
      : [link(otherEnd(edge, node))];
    const line = make("div", { class: "line" }, node === null ? "" : swatch(nodes.kind[otherEnd(edge, node)]), ...ends, edges.title[edge] ? make("span", { class: "title" }, edges.title[edge]) : "", ...marks);
    const details = make("details", { "data-edge": edge }, make("summary", {}, make("span", { class: "unseen" }, word("colEvidence")), make("span", { class: "when" }, edges.date[edge], edges.weight[edge] > 1 ? ` ×${edges.weight[edge]}` : "")));
    details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) unfold(details, edge); });
    line.addEventListener("click", event => { if (!event.target.closest("button")) details.open = !details.open; });
    if (unfolded) details.open = true;
    return make("li", {}, line, details);
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
