// The picture: vis-network draws what is shown; focus, labels and emphasis are ours.

function picture(box, { onNode, onTie, onBlank, onOpen }) {
  const drawnNodes = new vis.DataSet(), drawnTies = new vis.DataSet();
  const looksOfNodes = new Map(), looksOfTies = new Map();
  let theme = readTheme(), hovered = null, boxes = [], lit = null, litTies = null;

  function readTheme() {
    const style = getComputedStyle(document.documentElement), read = name => style.getPropertyValue(name).trim();
    return { paper: read("--paper"), ink: read("--ink"), mutedInk: read("--muted"), line: read("--tie"), strong: read("--tie-strong"), faint: read("--faint") };
  }

  // What stands out: the selection and what it is tied to; everything when nothing is selected.
  function emphasis() {
    lit = litTies = null;
    if (state.tie !== null) {
      lit = new Set([ties[state.tie].a, ties[state.tie].b]);
      litTies = new Set([state.tie]);
    } else if (state.selected !== null && !(state.scene && state.scene.opened.size === 1 && state.scene.centre === state.selected)) {
      lit = new Set([state.selected]);
      litTies = new Set();
      for (const tie of tiesAt[state.selected]) if (tieShown[tie]) { lit.add(ties[tie].a); lit.add(ties[tie].b); litTies.add(tie); }
    } else if (state.selected !== null) {
      litTies = new Set(tiesAt[state.selected].filter(tie => tieShown[tie]));
    }
  }

  const spotOf = node => state.scene ? state.scene.place.get(node) : { x: nodes.x[node], y: nodes.y[node] };

  function nodeLook(node) {
    const spot = spotOf(node), bright = !lit || lit.has(node), chosen = node === state.selected;
    const colour = bright || state.scene ? kindOf(node).colour : theme.faint;
    // On rings the rows are narrow, so that hubs must be small there.
    const size = state.scene ? Math.min(nodes.size[node], state.scene.opened.has(node) ? 20 : 12) : nodes.size[node];
    const border = chosen ? theme.ink : theme.paper;
    return { id: node, x: spot.x, y: spot.y, size, opacity: bright ? 1 : state.scene ? 0.5 : 1, shape: kindOf(node).shape, borderWidth: chosen ? 3 : 1,
      color: { background: colour, border, hover: { background: colour, border: theme.ink } } };
  }

  function tieLook(tie) {
    const { a, b, edges: own } = ties[tie], shown = own.filter(edge => edgeShown[edge]);
    const bright = litTies && litTies.has(tie);
    const there = shown.some(edge => edges.source[edge] === a), back = shown.some(edge => edges.source[edge] === b);
    const structure = shown.every(edge => relationOf(edge).family === "structure");
    const unreal = shown.every(edge => edges.modality[edge] === "planned" || edges.modality[edge] === "negated" || edges.status[edge] === "ended");
    const color = bright ? theme.strong : litTies && lit ? theme.faint : theme.line;
    const opacity = bright || shownEdges < 600 ? 1 : Math.max(0.6, 26 / Math.sqrt(shownEdges));
    return { id: tie, from: a, to: b, width: bright ? 1.8 : 1, dashes: unreal ? [2, 4] : structure ? [7, 4] : false,
      color: { color, hover: theme.strong, highlight: color, opacity },
      arrows: { to: { enabled: bright && there, scaleFactor: 0.45 }, from: { enabled: bright && back, scaleFactor: 0.45 } } };
  }

  function match(count, shown, look, before, set) {
    const gone = [], changed = [];
    for (let item = 0; item < count; item++) {
      if (!shown[item]) { if (before.delete(item)) gone.push(item); continue; }
      const now = look(item), sign = JSON.stringify(now);
      if (before.get(item) !== sign) { before.set(item, sign); changed.push(now); }
    }
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed);
  }

  function fill() {
    emphasis();
    // Ties that go, go before their nodes; those that come, come after them: vis-network never sees a loose end.
    const loose = [];
    for (const tie of looksOfTies.keys()) if (!tieShown[tie]) loose.push(tie);
    for (const tie of loose) looksOfTies.delete(tie);
    if (loose.length) drawnTies.remove(loose);
    match(nodeCount, nodeShown, nodeLook, looksOfNodes, drawnNodes);
    match(ties.length, tieShown, tieLook, looksOfTies, drawnTies);
  }

  fill();
  const many = shownEdges > 2500;
  const network = new vis.Network(box, { nodes: drawnNodes, edges: drawnTies }, {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { chosen: false, labelHighlightBold: false },
    edges: { chosen: false, smooth: false, arrowStrikethrough: false, hoverWidth: 0.8, selectionWidth: 0 },
    interaction: { hover: !many, selectConnectedEdges: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many, tooltipDelay: 1e9, keyboard: false, zoomSpeed: 0.7 },
  });

  network.on("afterDrawing", pen => {
    const ratio = pen.canvas.width / pen.canvas.clientWidth || 1, scale = network.getScale(), centre = network.getViewPosition();
    const view = { width: box.clientWidth, height: box.clientHeight, paper: theme.paper, ink: theme.ink, mutedInk: theme.mutedInk };
    const screen = node => { const body = network.body.nodes[node]; return body && [(body.x - centre.x) * scale + view.width / 2, (body.y - centre.y) * scale + view.height / 2]; };
    const wanted = [], first = hovered !== null && nodeShown[hovered] ? [hovered] : [];
    const order = [...first, ...(state.selected !== null ? [state.selected] : []), ...(state.scene ? [...state.scene.place.keys()] : byDegree)];
    const seen = new Set();
    for (const node of order) {
      if (!nodeShown[node] || seen.has(node)) continue;
      seen.add(node);
      if (lit && !lit.has(node) && node !== hovered && !state.scene) continue;
      const at = screen(node);
      if (!at || at[0] < -40 || at[1] < -20 || at[0] > view.width + 40 || at[1] > view.height + 20) continue;
      const bold = node === hovered || node === state.selected;
      wanted.push({ node, x: at[0], y: at[1], radius: network.body.nodes[node].options.size * scale, side: spotOf(node).side, bold, strong: bold || Boolean(lit) || Boolean(state.scene), faint: Boolean(lit) && !lit.has(node) });
    }
    const lines = [];
    if (litTies && litTies.size <= 40) for (const tie of litTies) {
      const from = screen(ties[tie].a), to = screen(ties[tie].b);
      if (!from || !to || !tieShown[tie]) continue;
      const names = [...new Set(ties[tie].edges.filter(edge => edgeShown[edge]).map(edge => edges.title[edge] || named(relationOf(edge))))];
      lines.push({ x0: from[0], y0: from[1], x1: to[0], y1: to[1], length: Math.hypot(to[0] - from[0], to[1] - from[1]), text: cut(names.slice(0, 2).join(word("join")) + (names.length > 2 ? "…" : ""), 12) });
    }
    pen.save();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    boxes = drawLabels(pen, wanted, lines, view);
    pen.restore();
  });

  network.on("click", event => {
    if (event.nodes.length) onNode(event.nodes[0]);
    else if (event.edges.length) onTie(event.edges[0]);
    else onBlank();
  });
  network.on("doubleClick", event => { if (event.nodes.length) onOpen(event.nodes[0]); });
  network.on("hoverNode", event => { hovered = event.node; box.style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { hovered = null; box.style.cursor = ""; network.redraw(); });
  network.on("hoverEdge", () => { box.style.cursor = "pointer"; });
  network.on("blurEdge", () => { box.style.cursor = ""; });

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  return {
    network, boxes: () => boxes,
    refresh() { fill(); network.redraw(); },
    retheme() { theme = readTheme(); fill(); network.redraw(); },
    // Shows all that is drawn, with room for labels at the sides; at most a little above natural size.
    fit(jump) {
      let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
      for (let node = 0; node < nodeCount; node++) {
        if (!nodeShown[node]) continue;
        const { x, y } = spotOf(node);
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
      }
      if (left === Infinity) return;
      const wide = box.clientWidth, high = box.clientHeight;
      const side = Math.min(state.scene ? 220 : 110, wide * (state.scene ? 0.27 : 0.12)), above = state.scene ? 70 : 36, below = 40;
      const scale = Math.min((wide - 2 * side) / Math.max(right - left, 1), (high - above - below) / Math.max(bottom - top, 1), 1.3);
      const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale };
      network.moveTo({ position, scale: Math.max(scale, 0.02), animation: jump ? false : animation });
    },
    centre(node) { network.focus(node, { scale: Math.max(network.getScale(), 0.9), animation }); },
    zoom(factor) { network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 8), animation: calm ? false : { duration: 150, easingFunction: "linear" } }); },
    pan(x, y) { const at = network.getViewPosition(), scale = network.getScale(); network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } }); },
    screen(node) { return network.canvasToDOM(network.getPosition(node)); },
  };
}
