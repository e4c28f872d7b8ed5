// What is shown now, as files: PNG, SVG, GEXF, CSV.

function save(name, content, type) {
  const link = make("a", { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const caption = () => `${$("summary").textContent}  ·  ${$("counts").textContent}`;
const drawingNow = (title = data.titles[language], below = caption()) => svgOf(view.picture.describe(), title, below);
const saveSvg = () => save("orgkg.svg", drawingNow(), "image/svg+xml");

function savePng() {
  const image = new Image(), url = URL.createObjectURL(new Blob([drawingNow()], { type: "image/svg+xml" })), scale = 2;
  image.onload = () => {
    const canvas = make("canvas", { width: image.width * scale, height: image.height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save("orgkg.png", blob));
    URL.revokeObjectURL(url);
  };
  image.src = url;
}

// The edges that are shown; in the view of people, for each pair of people the events they share.
const shownEdges = () => drawn.nodes.flatMap(node => edgesAt[node].filter(edge => edges.source[edge] === node && edgeShown[edge]));
const shownMeetings = () => [...drawn.ties].filter(isMeeting);
const xml = text => escapeText(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

function gexf() {
  const field = (id, title, type) => `<attribute id="${id}" title="${title}" type="${type}"/>`, value = (id, text) => text === "" ? "" : `<attvalue for="${id}" value="${xml(text)}"/>`;
  const rgb = colour => /^#[0-9a-f]{6}$/i.test(colour) ? [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16)) : [123, 135, 148];
  const shape = { person: "disc", organization: "square", event: "diamond", place: "triangle", group: "disc" };
  const nodeRows = drawn.nodes.map(node => {
    const spot = spotOf(node), [r, g, b] = rgb(state.colour === "community" ? communityColour(node) : kindOf(node).colour);
    return `<node id="${xml(nodes.id[node])}" label="${xml(nodes.label[node])}"><attvalues>${value("kind", kindOf(node).id)}${value("group", groupOf(node))}${value("names", (nodes.names[node] || []).join("|"))}${value("date", nodes.date[node])}${value("documents", nodes.documents[node])}${value("measure", measureOf(node))}${communities ? value("community", communities.get(node)) : ""}</attvalues>`
      + `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${spot.x}" y="${-spot.y}" z="0"/><viz:size value="${nodes.size[node]}"/><viz:shape value="${shape[groupOf(node)] || "disc"}"/></node>`;
  });
  const edgeRows = state.people && shownMeetings().length
    ? shownMeetings().map((tie, index) => `<edge id="${index}" source="${xml(nodes.id[ties[tie].a])}" target="${xml(nodes.id[ties[tie].b])}" weight="${ties[tie].meetings.length}"><attvalues>${value("relation", "together")}</attvalues></edge>`)
    : shownEdges().map(edge => `<edge id="${edge}" source="${xml(nodes.id[edges.source[edge]])}" target="${xml(nodes.id[edges.target[edge]])}" label="${xml(named(relationOf(edge)))}" weight="${edges.weight[edge]}"><attvalues>${value("relation", relationOf(edge).id)}${value("title", edges.title[edge])}${value("status", edges.status[edge])}${value("modality", edges.modality[edge])}${value("day", edges.date[edge])}</attvalues></edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<graph mode="static" defaultedgetype="${state.people && shownMeetings().length ? "undirected" : "directed"}">\n`
    + `<attributes class="node">${field("kind", "kind", "string")}${field("group", "group", "string")}${field("names", "names", "string")}${field("date", "date", "string")}${field("documents", "documents", "integer")}${field("measure", "measure", "double")}${field("community", "community", "integer")}</attributes>\n`
    + `<attributes class="edge">${field("relation", "relation", "string")}${field("title", "title", "string")}${field("status", "status", "string")}${field("modality", "modality", "string")}${field("day", "day", "string")}</attributes>\n`
    + `<nodes>\n${nodeRows.join("\n")}\n</nodes>\n<edges>\n${edgeRows.join("\n")}\n</edges>\n</graph>\n</gexf>\n`;
}
const saveGexf = () => save("orgkg.gexf", gexf(), "application/xml");

// A table that spreadsheets open as it is: a byte order mark, and no cell that they would take for a formula.
const cell = value => { const text = String(value ?? ""), plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; return /[",\n\r]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain; };
const csv = rows => "\ufeff" + rows.map(row => row.map(cell).join(",")).join("\r\n") + "\r\n";

const saveEntities = () => save("orgkg-nodes.csv", csv([["id", "label", "kind", "group", "names", "date", "documents", "first", "last", "measure", "community"],
  ...drawn.nodes.map(node => [nodes.id[node], nodes.label[node], kindOf(node).id, groupOf(node), (nodes.names[node] || []).join("|"), nodes.date[node], nodes.documents[node], nodes.first[node], nodes.last[node], measureOf(node), communities ? communities.get(node) : ""])]), "text/csv");

async function saveRelations() {
  if (state.people && shownMeetings().length) {
    save("orgkg-edges.csv", csv([["source", "target", "relation", "weight", "events"], ...shownMeetings().map(tie => [nodes.label[ties[tie].a], nodes.label[ties[tie].b], "together", ties[tie].meetings.length, ties[tie].meetings.map(event => nodes.label[event] + dayOf(event)).join("|")])]), "text/csv");
    return;
  }
  const told = await evidence(), rows = shownEdges().map(edge => {
    const [document, sentence] = told.edges[edge][0] || [], [title, date, url, id] = told.documents[document] || [];
    return [nodes.id[edges.source[edge]], nodes.label[edges.source[edge]], relationOf(edge).id, named(relationOf(edge)), edges.title[edge], edges.status[edge], edges.modality[edge], nodes.id[edges.target[edge]], nodes.label[edges.target[edge]], edges.date[edge], edges.weight[edge], told.sentences[sentence], title || id, date, url];
  });
  save("orgkg-edges.csv", csv([["source", "source_label", "relation", "label", "title", "status", "modality", "target", "target_label", "date", "weight", "sentence", "document", "document_date", "url"], ...rows]), "text/csv");
}

// On paper the picture is a drawing, so that it is sharp, in the colours of daylight and without the title, which the page
// has; the table stands alone, and whole.
let themeBefore = "";
function beforePrint() {
  themeBefore = document.documentElement.dataset.theme;
  theme("light");
  if (state.table) view.table.show(true);
  else $("print").replaceChildren(document.adoptNode(new DOMParser().parseFromString(drawingNow("", $("counts").textContent), "image/svg+xml").documentElement));
}
function afterPrint() {
  theme(themeBefore);
  $("print").replaceChildren();
  view.table.show();
}
