// The legend and the list of relations, each row a toggle; and how the picture looks.

const LEGEND_OPEN = 16;  // classes up to which all of them show at first

function legend() {
  const number = list => { const found = new Map(); for (const item of list) found.set(item, (found.get(item) || 0) + 1); return found; };
  const ofKind = number(nodes.kind), ofRelation = number(edges.relation);
  const box = $("kinds"), before = box.childElementCount > 0;
  const was = new Set([...box.querySelectorAll("details[open]")].map(item => item.dataset.group));
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.id : "";
  const plain = state.colour === "community";
  box.replaceChildren();
  for (const group of GROUPS) {
    const own = kinds.map((_, kind) => kind).filter(kind => kinds[kind].group === group);
    if (!own.length) continue;
    const total = own.reduce((sum, kind) => sum + ofKind.get(kind), 0);
    const all = check(own.length === 1 ? kinds[own[0]].id : `all ${group}`, own.length === 1 ? named(kinds[own[0]]) : word(group), total, own, state.hiddenKinds, swatch(own[0], plain || own.length > 1));
    if (own.length === 1) { box.append(all); continue; }
    const rows = own.map(kind => check(kinds[kind].id, named(kinds[kind]), ofKind.get(kind), [kind], state.hiddenKinds, swatch(kind, plain)));
    const toggle = make("summary", { "aria-label": word(group) });
    box.append(make("div", { class: "group" }, all, make("details", { "data-group": group, open: before ? was.has(group) : kinds.length <= LEGEND_OPEN }, toggle, ...rows)));
  }
  $("relations").replaceChildren(...relations.map((relation, index) => check(relation.id, named(relation), ofRelation.get(index), [index], state.hiddenRelations, make("span", { class: `stroke ${relation.family}` }))));
  if (focused) for (const input of document.querySelectorAll("#filters input")) if (input.dataset.id === focused) input.focus();
}

function check(id, text, total, members, hidden, mark) {
  const input = make("input", { type: "checkbox", "data-id": id });
  const off = members.filter(member => hidden.has(member)).length;
  input.checked = off < members.length;
  input.indeterminate = off > 0 && off < members.length;
  const change = () => { legend(); refresh(); };
  input.addEventListener("change", () => { for (const member of members) if (input.checked) hidden.delete(member); else hidden.add(member); change(); });
  const only = button(word("only"), () => {
    const every = hidden === state.hiddenKinds ? kinds.length : relations.length;
    for (let member = 0; member < every; member++) if (members.includes(member)) hidden.delete(member); else hidden.add(member);
    change();
  }, { class: "only", "aria-label": `${word("only")}${word("colon")}${text}` });
  return make("div", { class: "check" }, make("label", {}, input, mark, make("span", { class: "checkName" }, text)), only, make("span", { class: "number" }, String(total)));
}

// How much is drawn, what size and colour stand for, how far the selection shines. Called again when anything changes.
function looks() {
  const options = (id, list, value) => $(id).replaceChildren(...list.map(([key, text]) => make("option", { value: key, selected: String(key) === String(value) }, text)));
  options("size", Object.entries(word("sizes")), state.size);
  options("colour", Object.entries(word("colours")), state.colour);
  options("reach", [1, 2, 3].map(n => [n, word("reaches")(n)]), state.reach);
  options("meetings", [0, 1, 2, 3, 5, 10].map(n => [n, n || state.meetings || state.scene ? word("atLeast")(n) : `${word("atLeast")(0)}${word("open")}≥${leastMeetings}${word("shut")}`]), state.meetings);
  $("meetingsChoice").hidden = !state.people;
  const all = levelsNow(), box = $("levels");
  box.hidden = all.length < 2 || Boolean(state.scene);
  box.replaceChildren(...all.map((level, index) => button(String(level.nodes.length), () => { state.level = index; refresh(); view.picture.fit(); }, { "aria-pressed": String(index === Math.min(state.level, all.length - 1)) })));
  const parts = $("communities");
  parts.hidden = !communityList.length;
  parts.querySelector("ul").replaceChildren(...communityList.map(({ part, nodes: own, colour }) => {
    const spot = swatch(nodes.kind[own[0]], true);
    spot.querySelector("path").setAttribute("d", SWATCHES.dot);
    spot.querySelector("path").setAttribute("fill", colour);
    return make("li", {}, spot, button(own.slice(0, 2).map(node => nodes.label[node]).join(word("join")), () => view.picture.fit(false, own), { class: "name", "data-part": part }), make("span", { class: "number" }, String(own.length)));
  }));
}

function wireLooks() {
  for (const [id, read] of [["size", String], ["colour", String], ["reach", Number], ["meetings", Number]])
    $(id).addEventListener("change", event => { state[id] = read(event.target.value); if (id === "colour") legend(); refresh(); });
}
