// The picture: vis-network draws what is shown; focus, labels and emphasis are ours.

const MAJOR = 5;  // persons whose names stand out in the first view

function readTheme() {
  const style = getComputedStyle(document.documentElement), read = name => style.getPropertyValue(name).trim();
  return { paper: read("--paper"), ink: read("--ink"), mutedInk: read("--muted"), line: read("--tie"), strong: read("--tie-strong"), faint: read("--faint") };
}

function picture(box, { onNode, onTie, onBlank, onOpen, onDrag }) {
  const nodeSet = new vis.DataSet(), tieSet = new vis.DataSet(), looksOfNodes = new Map(), looksOfTies = new Map();
  let theme = readTheme(), hovered = null, boxes = [], lit = null, litTies = null, order = [], major = new Set(), largest = 1;

  // What stands out: the selection and what lies within `reach` steps of it; everything when nothing is selected.
  function emphasis() {
    lit = litTies = null;
    const inFocus = state.scene && (state.scene.kind === "path" || state.scene.opened.size === 1 && state.scene.centre === state.selected);
    if (state.tie !== null) {
      lit = new Set([ties[state.tie].a, ties[state.tie].b]);
      litTies = new Set([state.tie]);
    } else if (state.scene && state.scene.kind === "path" && state.selected === null) {
      litTies = new Set(drawn.ties);
    } else if (state.selected !== null) {
      const near = around();
      lit = new Set([state.selected]);
      litTies = new Set();
      let edge = near.has(state.selected) ? [state.selected] : [];
      for (let step = 0; step < state.reach; step++) {
        const next = [];
        for (const node of edge) for (const [other, tie] of near.get(node)) { litTies.add(tie); if (!lit.has(other)) { lit.add(other); next.push(other); } }
        edge = next.filter(passable);
      }
      if (inFocus) lit = null;
    }
  }

  // The most important first: labels are placed, and vanish, in this order.
  function rank() {
    order = drawn.nodes.slice().sort((a, b) => measureOf(b) - measureOf(a) || degree[b] - degree[a] || a - b);
    major = new Set(state.scene || lit ? [] : order.filter(node => groupOf(node) === "person").slice(0, MAJOR));
    largest = state.size === "degree" || !order.length ? 1 : measureOf(order[0]) || 1;
  }

  function sizeOf(node) {
    if (state.size === "same") return 9;
    const size = state.size === "degree" ? nodes.size[node] : 5 + 24 * Math.sqrt(measureOf(node) / largest);
    // On rings the rows are narrow, so that hubs must be small there.
    return state.scene ? Math.min(size, state.scene.opened.has(node) || state.scene.kind === "path" ? 20 : 12) : size;
  }
  const colourOf = node => state.colour === "community" ? communityColour(node) : kindOf(node).colour;

  function nodeLook(node) {
    const spot = spotOf(node), bright = !lit || lit.has(node), chosen = node === state.selected;
    const colour = bright || state.scene ? colourOf(node) : theme.faint, border = chosen ? theme.ink : theme.paper;
    return { id: node, x: spot.x, y: spot.y, size: sizeOf(node), opacity: bright || !state.scene ? 1 : 0.5, shape: kindOf(node).shape, borderWidth: chosen ? 3 : 1,
      color: { background: colour, border, hover: { background: colour, border: theme.ink } } };
  }

  function tieLook(tie) {
    const { a, b, edges: own } = ties[tie], shown = own.filter(edge => edgeShown[edge]), met = isMeeting(tie);
    const bright = litTies && litTies.has(tie);
    const there = shown.some(edge => edges.source[edge] === a), back = shown.some(edge => edges.source[edge] === b);
    const structure = !met && shown.every(edge => relationOf(edge).family === "structure");
    const unreal = !met && shown.every(edge => edges.modality[edge] === "planned" || edges.modality[edge] === "negated" || edges.status[edge] === "ended");
    const color = bright ? theme.strong : litTies && lit ? theme.faint : theme.line, count = drawn.ties.size;
    const opacity = met && bright ? 0.5 : bright || count < 600 ? 1 : Math.max(0.6, 26 / Math.sqrt(count));
    const width = met ? Math.min(1 + Math.log2(ties[tie].meetings.length) * 1.1, 7) : 1;
    return { id: tie, from: a, to: b, width: bright ? width + 0.8 : width, dashes: unreal ? [2, 4] : structure ? [7, 4] : false,
      color: { color, hover: theme.strong, highlight: color, opacity },
      arrows: { to: { enabled: Boolean(bright && there), scaleFactor: 0.45 }, from: { enabled: Boolean(bright && back), scaleFactor: 0.45 } } };
  }

  function match(items, look, before, set) {
    const gone = [], changed = [], here = items instanceof Set ? items : new Set(items);
    for (const item of before.keys()) if (!here.has(item)) gone.push(item);
    for (const item of gone) before.delete(item);
    for (const item of here) {
      const now = look(item), sign = JSON.stringify(now);
      if (before.get(item) !== sign) { before.set(item, sign); changed.push(now); }
    }
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed);
  }

  function fill() {
    turn();
    emphasis();
    rank();
    // Ties that go, go before their nodes; those that come, come after them: vis-network never sees a loose end.
    const loose = [...looksOfTies.keys()].filter(tie => !drawn.ties.has(tie));
    for (const tie of loose) looksOfTies.delete(tie);
    if (loose.length) tieSet.remove(loose);
    match(drawn.nodes, nodeLook, looksOfNodes, nodeSet);
    match(drawn.ties, tieLook, looksOfTies, tieSet);
  }

  fill();
  const many = drawn.ties.size > 2500;
  const network = new vis.Network(box, { nodes: nodeSet, edges: tieSet }, {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { chosen: false, labelHighlightBold: false },
    edges: { chosen: false, smooth: false, arrowStrikethrough: false, hoverWidth: 0.8, selectionWidth: 0 },
    interaction: { hover: !many, selectConnectedEdges: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many, tooltipDelay: 1e9, keyboard: false, zoomSpeed: 0.7 },
  });

  const viewNow = () => ({ width: box.clientWidth, height: box.clientHeight, scale: network.getScale(), centre: network.getViewPosition(), ...theme });
  const onScreen = (node, view) => {
    const body = network.body.nodes[node];
    return body && [(body.x - view.centre.x) * view.scale + view.width / 2, (body.y - view.centre.y) * view.scale + view.height / 2];
  };

  // Where other things lie on the picture, in its pixels: no label is written below them.
  function covered() {
    const { left, top } = box.getBoundingClientRect();
    return [...$("trail").children, $("counts"), $("zoom")].map(item => item.getBoundingClientRect()).filter(item => item.width)
      .map(item => [item.left - left, item.top - top, item.right - left, item.bottom - top]);
  }

  // Labels that are wanted, in order of importance, and words along the lines that stand out.
  function labels(view) {
    const wanted = [], seen = new Set();
    const list = [...(hovered === null ? [] : [hovered]), ...(state.selected === null ? [] : [state.selected]), ...(state.scene && state.scene.kind === "path" ? [state.scene.centre, state.scene.end] : []), ...(state.scene ? state.scene.place.keys() : [...major, ...order])];
    for (const node of list) {
      if (!nodeShown[node] || seen.has(node)) continue;
      seen.add(node);
      if (lit && !lit.has(node) && node !== hovered && !state.scene) continue;
      const at = onScreen(node, view);
      if (!at || at[0] < -40 || at[1] < -20 || at[0] > view.width + 40 || at[1] > view.height + 20) continue;
      const bold = node === hovered || node === state.selected;
      wanted.push({ node, x: at[0], y: at[1], radius: network.body.nodes[node].options.size * view.scale, side: spotOf(node).side, most: spotOf(node).most, bold, major: major.has(node), strong: bold || Boolean(lit) || Boolean(state.scene), faint: Boolean(lit) && !lit.has(node) });
    }
    const lines = [];
    if (litTies && litTies.size <= 60) for (const tie of litTies) {
      const from = onScreen(ties[tie].a, view), to = onScreen(ties[tie].b, view);
      if (!from || !to || !tieShown(tie)) continue;
      lines.push({ x0: from[0], y0: from[1], x1: to[0], y1: to[1], length: Math.hypot(to[0] - from[0], to[1] - from[1]), text: wordsOn(tie) });
    }
    return { wanted, lines };
  }
  function wordsOn(tie) {
    if (isMeeting(tie)) return word("times")(ties[tie].meetings.length);
    const names = [...new Set(ties[tie].edges.filter(edge => edgeShown[edge]).map(edge => edges.title[edge] || named(relationOf(edge))))];
    return cut(names.slice(0, 2).join(word("join")) + (names.length > 2 ? "…" : ""), 12);
  }

  network.on("afterDrawing", pen => {
    const ratio = pen.canvas.width / pen.canvas.clientWidth || 1, view = viewNow(), { wanted, lines } = labels(view);
    pen.save();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const node of pinsNow() ? pinsNow().keys() : []) {
      const at = nodeShown[node] && onScreen(node, view);
      if (!at) continue;
      pen.beginPath();
      pen.arc(at[0], at[1], 2.5, 0, 7);
      pen.fillStyle = view.paper;
      pen.fill();
    }
    boxes = drawLabels(pen, wanted, lines, view, covered());
    pen.restore();
  });

  // As long as the reader has not moved the picture, it fits itself again when its box changes.
  let fitted = null;
  for (const moved of ["zoom", "dragStart"]) network.on(moved, () => { fitted = null; });
  new ResizeObserver(() => { refresh(); if (fitted) fit(true, fitted.only); }).observe(box);

  network.on("click", event => {
    if (event.nodes.length) onNode(event.nodes[0]);
    else if (event.edges.length) onTie(event.edges[0]);
    else onBlank();
  });
  // Whether two clicks of a mouse are one double click is the browser's to say: the library looks at its own clock,
  // which has run on where the first click kept the page busy. Fingers are left to the library.
  let pointer = "";
  box.addEventListener("pointerdown", event => { pointer = event.pointerType; }, true);
  box.addEventListener("dblclick", event => {
    const { left, top } = box.getBoundingClientRect();
    const node = network.getNodeAt({ x: event.clientX - left, y: event.clientY - top });
    if (pointer === "mouse" && node !== undefined) onOpen(node);
  });
  network.on("doubleClick", event => { if (pointer !== "mouse" && event.nodes.length) onOpen(event.nodes[0]); });
  network.on("dragEnd", event => {
    if (!event.nodes.length) return;
    const places = network.getPositions(event.nodes);
    for (const node of event.nodes) { const { x, y } = unturned(places[node]); pin(node, x, y); looksOfNodes.delete(node); }
    network.unselectAll();
    onDrag();
  });
  network.on("hoverNode", event => { hovered = event.node; box.style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { hovered = null; box.style.cursor = ""; network.redraw(); });
  network.on("hoverEdge", () => { box.style.cursor = "pointer"; });
  network.on("blurEdge", () => { box.style.cursor = ""; });

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  const refresh = () => { fill(); network.redraw(); };

  // Shows the nodes given, or all that is drawn, with room for labels at the sides; little above natural size.
  function fit(jump, only) {
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (const node of only || drawn.nodes) {
      if (!nodeShown[node]) continue;
      const { x, y } = spotOf(node), size = sizeOf(node);
      left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y - size); bottom = Math.max(bottom, y + size);
    }
    if (left === Infinity) return;
    const wide = box.clientWidth, high = box.clientHeight, strip = $("period").offsetHeight;
    const below = strip ? strip + 34 : 40, above = $("trail").hidden ? 30 : $("trail").offsetHeight + 32;
    const roomy = only || state.scene && state.scene.kind === "focus";
    const side = Math.min(roomy ? 200 : 100, wide * (roomy ? 0.24 : 0.12));
    const scale = Math.min((wide - 2 * side) / Math.max(right - left, 1), (high - above - below) / Math.max(bottom - top, 1), drawn.nodes.length < 30 ? 1.7 : 1.3);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale };
    network.moveTo({ position, scale: Math.max(scale, 0.02), animation: jump ? false : animation });
    fitted = { only };
  }

  return {
    network, refresh, fit, boxes: () => boxes,
    retheme() { theme = readTheme(); refresh(); },
    // All that is on the screen, for a drawing of another kind.
    describe() {
      const view = viewNow();
      return {
        view, ...labels(view),
        ties: [...drawn.ties].map(tie => ({ from: onScreen(ties[tie].a, view), to: onScreen(ties[tie].b, view), room: [ties[tie].a, ties[tie].b].map(node => sizeOf(node) * view.scale), look: tieLook(tie) })),
        nodes: order.slice().reverse().map(node => ({ at: onScreen(node, view), look: nodeLook(node) })),
      };
    },
    // Brings a node and what it is tied to into view, or the node alone where that is most of the picture.
    near(node) {
      const own = lit && lit.has(node) ? [...lit] : [node];
      if (own.length > 1 && own.length < 80) fit(false, own); else this.centre(node);
    },
    centre(node) { fitted = null; network.focus(node, { scale: Math.max(network.getScale(), 0.9), animation }); },
    zoom(factor) { fitted = null; network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 8), animation: calm ? false : { duration: 150, easingFunction: "linear" } }); },
    pan(x, y) { fitted = null; const at = network.getViewPosition(), scale = network.getScale(); network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } }); },
    screen(node) { return network.canvasToDOM(network.getPosition(node)); },
  };
}
