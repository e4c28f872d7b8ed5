// The table: the same content as the picture, for reading and for screen readers.

const TABLE_ROWS = 200;

function table(box, { choose }) {
  let of = "entities", sort = { column: 3, down: true }, limit = TABLE_ROWS;
  const link = node => make("span", { class: "cell" }, swatch(nodes.kind[node]), button(nodes.label[node], () => choose(node), { class: "name" }));

  const columns = {
    entities: [
      ["colName", node => nodes.label[node], link], ["colKind", node => named(kindOf(node))],
      ["colDegree", node => degree[node]], ["colDocuments", node => nodes.documents[node]],
      ["colDate", node => nodes.date[node]], ["colFirst", node => nodes.first[node]], ["colLast", node => nodes.last[node]],
    ],
    statements: [
      ["colSource", edge => nodes.label[edges.source[edge]], edge => link(edges.source[edge])],
      ["colRelation", edge => [named(relationOf(edge)), edges.title[edge], ...qualifiers(edge)].filter(Boolean).join(" · ")],
      ["colTarget", edge => nodes.label[edges.target[edge]], edge => link(edges.target[edge])],
      ["colDate", edge => edges.date[edge]], ["colEvidence", edge => edges.weight[edge], sources],
    ],
  };

  columns.meetings = [
    ["colName", tie => nodes.label[ties[tie].a], tie => link(ties[tie].a)], ["colName", tie => nodes.label[ties[tie].b], tie => link(ties[tie].b)],
    ["colMet", tie => ties[tie].meetings.length], ["colEvents", tie => ties[tie].meetings.map(event => nodes.label[event] + dayOf(event)).join(word("join"))],
  ];

  function sources(edge) {
    const details = make("details", { class: "inTable" }, make("summary", {}, word("sources")(edges.weight[edge])));
    details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) unfold(details, edge); });
    return details;
  }

  function rowsShown() {
    const rows = [];
    if (of === "entities") rows.push(...drawn.nodes);
    else if (of === "meetings") rows.push(...shownMeetings());
    else if (state.selected !== null) rows.push(...edgesAt[state.selected].filter(edgeAllowed));
    else for (let edge = 0; edge < edgeCount; edge++) if (edgeShown[edge]) rows.push(edge);
    const value = columns[of][sort.column][1], sign = sort.down ? -1 : 1, values = new Map(rows.map(row => [row, value(row)]));
    const compare = new Intl.Collator(language === "zh" ? "zh-Hans-CN" : "en").compare;
    return rows.sort((a, b) => {
      const x = values.get(a), y = values.get(b);
      return sign * (typeof x === "number" ? x - y : compare(x, y)) || a - b;
    });
  }

  function show(whole = false) {
    if (!state.table) return;
    const second = state.people && !state.scene ? "meetings" : "statements";
    if (of !== "entities" && of !== second) { of = second; sort = { column: 2, down: true }; }
    columns.entities[2] = ["colDegree", node => degree[node]];
    if (!["degree", "documents", "same"].includes(state.size)) columns.entities[2] = [word("sizes")[state.size], node => Math.round(measureOf(node) * 100) / 100];
    const rows = rowsShown(), own = columns[of];
    const tab = name => button(word(name), () => { of = name; sort = { column: name === "meetings" ? 2 : 3, down: true }; limit = TABLE_ROWS; show(); }, { "aria-pressed": String(of === name), id: `tab-${name}` });
    const head = make("tr", {}, ...own.map(([name], index) => make("th", { scope: "col", "aria-sort": sort.column === index ? (sort.down ? "descending" : "ascending") : "none" },
      button((word(name) || name) + (sort.column === index ? (sort.down ? " ↓" : " ↑") : ""), () => { sort = { column: index, down: sort.column === index ? !sort.down : index > 1 }; show(); }, { title: word("sortBy") }))));
    const many = whole ? rows.length : limit, body = rows.slice(0, many).map(row => make("tr", { class: of === "entities" && row === state.selected ? "chosen" : "" }, ...own.map(([, value, cell], index) =>
      make(index === 0 ? "th" : "td", index === 0 ? { scope: "row" } : { class: /Date|First|Last/.test(own[index][0]) ? "day" : "" }, cell ? cell(row) : String(value(row) ?? "")))));
    const note = of === "statements" && state.selected !== null ? make("span", { class: "quiet" }, word("ofSelected")(nodes.label[state.selected])) : "";
    box.replaceChildren(make("div", { class: "tabs" }, make("div", { class: "pair", role: "group" }, tab("entities"), tab(second)), note),
      make("table", {}, make("caption", { class: "unseen" }, word("tableCaption")), make("thead", {}, head), make("tbody", {}, ...body)));
    if (rows.length > many) box.append(button(word("more")(Math.min(rows.length - limit, TABLE_ROWS)), () => { limit += TABLE_ROWS; show(); }, { class: "plain" }));
  }
  return { show };
}
