// Labels that do not collide: placed on the screen at each drawing, the important ones first, at a constant size.

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const widths = new Map();

// A text of at most `limit` Chinese characters' width; Latin letters count half. The end stays, since names differ there.
function cut(text, limit) {
  const signs = [...text], wide = list => list.reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : 0.55), 0);
  if (wide(signs) <= limit) return text;
  const tail = signs.slice(-4);
  while (signs.length > 5 && wide(signs) + 1 > limit) signs.splice(signs.length - 5, 1);
  return signs.slice(0, -4).join("") + "…" + tail.join("");
}

function widthOf(pen, text) {
  const key = pen.font + text;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    widths.set(key, width = pen.measureText(text).width);
  }
  return width;
}

// Rectangles taken so far, kept by cells so that a test looks at a few of them only.
function taken() {
  const cells = new Map(), size = 64;
  const visit = (box, use) => {
    for (let x = Math.floor(box[0] / size); x <= Math.floor(box[2] / size); x++)
      for (let y = Math.floor(box[1] / size); y <= Math.floor(box[3] / size); y++)
        if (use(x * 100003 + y)) return true;
    return false;
  };
  return {
    free: (box, own, overDiscs) => !visit(box, key => (cells.get(key) || []).some(other => other !== own && !(overDiscs && other.disc)
      && other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])),
    take: box => { visit(box, key => { if (cells.has(key)) cells.get(key).push(box); else cells.set(key, [box]); }); return box; },
  };
}

// The label as long as its place allows. On a ring it is written outward, up to the edge of the screen or the next ring; where
// that is near, the year of its day goes.
function labelOf({ node, x, side, most, bold, strong }, size, view) {
  const full = dayOf(node), edge = side && !bold ? (side < 0 ? x : view.width - x) / size - 1.5 : 99;
  const day = !bold && (most || edge < 14) ? full.replace(/ \d{4}-/, " ") : full;
  const usual = bold ? 36 : most ? most - (day ? 3 : 0) : strong ? (side === undefined ? 22 : 15) : 14;
  return cut(nodes.label[node], Math.min(Math.max(usual, 4), Math.max(edge - day.length * 0.6, 4), view.width / (bold ? 18 : 36))) + day;
}

// Draws the labels of `wanted` ({node, x, y, radius, strong, side, bold, major} in pixels, in order of importance) on a canvas.
// `covered` are boxes to keep free. Returns the boxes of the labels, each with its node, for tests.
function drawLabels(pen, wanted, lines, view, covered = []) {
  const room = taken(), boxes = [], limit = Math.max(24, view.width * view.height / 5000);
  for (const box of covered) room.take(box);
  for (const item of wanted) {
    if (item.radius <= (item.side === undefined ? 3 : 5)) continue;  // on a ring labels may cover small nodes of the next
    item.disc = room.take([item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius]);
    item.disc.disc = true;
  }
  pen.lineJoin = "round";
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  for (const item of wanted) {
    if (boxes.length >= limit && !item.strong) break;
    const size = item.bold ? 14 : item.major ? 15 : item.strong ? 13 : Math.round(Math.min(14, 11 + item.radius / 7));
    pen.font = `${item.bold || item.major ? 600 : 400} ${size}px ${FONT}`;
    const text = labelOf(item, size, view), width = widthOf(pen, text), gap = item.radius + 4, high = size * 0.62;
    const spots = [[item.x + gap, item.y], [item.x - gap - width, item.y], [item.x - width / 2, item.y + gap + high - 2], [item.x - width / 2, item.y - gap - high + 2]];
    if (item.side) spots.splice(item.side < 0 ? 0 : 1, 1);
    else if (item.side === 0) spots.unshift(spots.splice(2, 1)[0], spots.splice(2, 1)[0]);
    if (item.major) for (const [right, down] of [[1, 1], [1, -1], [-1, 1], [-1, -1]]) spots.push([item.x + (right > 0 ? gap * 0.7 : -gap * 0.7 - width), item.y + down * (gap * 0.7 + high / 2)]);
    const boxAt = ([x, y]) => [x - 2, y - high, x + width + 2, y + high];
    const inside = ([x, y]) => x > 2 && x + width < view.width - 2 && y > high && y < view.height - high;
    // The most central may cover nodes; what is selected is always named, over labels if it must be.
    const spot = spots.find(at => inside(at) && room.free(boxAt(at), item.disc)) || (item.major ? spots.find(at => inside(at) && room.free(boxAt(at), item.disc, true)) : null) || (item.bold ? spots.find(inside) || spots[0] : null);
    if (!spot) continue;
    boxes.push(room.take([...boxAt(spot), item.node]));
    write(pen, text, spot[0], spot[1], view, item.faint ? view.mutedInk : view.ink);
  }
  pen.font = `400 11px ${FONT}`;
  for (const line of lines) {
    const width = widthOf(pen, line.text);
    if (line.length < width + 40) continue;
    for (const share of [0.5, 0.62, 0.38]) {
      const x = line.x0 + (line.x1 - line.x0) * share - width / 2, y = line.y0 + (line.y1 - line.y0) * share;
      const box = [x - 2, y - 7, x + width + 2, y + 7];
      if (!room.free(box)) continue;
      boxes.push(room.take(box));
      pen.fillStyle = view.paper;
      pen.fillRect(x - 3, y - 6, width + 6, 12);
      write(pen, line.text, x, y, view, view.mutedInk);
      break;
    }
  }
  return boxes;
}

function write(pen, text, x, y, view, ink) {
  pen.lineWidth = 4;
  pen.strokeStyle = view.paper;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}
