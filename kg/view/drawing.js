// The picture as a drawing of lines and letters (SVG), as it stands on the screen.

const escapeText = text => String(text).replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const short = number => String(Math.round(number * 10) / 10);

const OUTLINES = {
  dot: (x, y, r) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}"`,
  square: (x, y, r) => `<rect x="${short(x - r)}" y="${short(y - r)}" width="${short(2 * r)}" height="${short(2 * r)}"`,
  diamond: (x, y, r) => outline([[x, y - r], [x + r, y], [x, y + r], [x - r, y]]),
  triangle: (x, y, r) => outline([[x, y - r * 1.05], [x + r * 1.15, y + r * 0.94], [x - r * 1.15, y + r * 0.94]]),
  hexagon: (x, y, r) => outline([0, 1, 2, 3, 4, 5].map(corner => [x + r * Math.cos(corner * Math.PI / 3), y + r * Math.sin(corner * Math.PI / 3)])),
};
const outline = points => `<path d="M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z"`;

// A pen that takes the strokes that drawLabels makes and writes them as text elements.
function svgPen(out) {
  const measure = document.createElement("canvas").getContext("2d");
  const pen = {
    measureText(text) { measure.font = pen.font; return measure.measureText(text); },
    strokeText() {},
    fillRect() {},
    fillText(text, x, y) {
      const [, weight, size] = /^(\d+) (\d+)px/.exec(pen.font);
      out.push(`<text x="${short(x)}" y="${short(y + size * 0.36)}" font-size="${size}"${weight > 400 ? ` font-weight="${weight}"` : ""} fill="${pen.fillStyle}" stroke="${pen.strokeStyle}">${escapeText(text)}</text>`);
    },
  };
  return pen;
}

function arrow([x0, y0], [x1, y1], room, colour) {
  const angle = Math.atan2(y1 - y0, x1 - x0), at = [x1 - Math.cos(angle) * (room + 1), y1 - Math.sin(angle) * (room + 1)];
  const corner = turn => [at[0] - 8 * Math.cos(angle + turn), at[1] - 8 * Math.sin(angle + turn)];
  return `${outline([at, corner(0.4), corner(-0.4)])} fill="${colour}"/>`;
}

function svgOf({ view, ties: lines, nodes: marks, wanted, lines: words }, title, caption) {
  const out = [], text = [];
  for (const { from, to, room, look } of lines) {
    if (!from || !to) continue;
    const colour = escapeText(look.color.color), dash = look.dashes ? ` stroke-dasharray="${look.dashes.join(" ")}"` : "";
    out.push(`<line x1="${short(from[0])}" y1="${short(from[1])}" x2="${short(to[0])}" y2="${short(to[1])}" stroke="${colour}" stroke-width="${short(look.width)}" stroke-opacity="${look.color.opacity}"${dash}/>`);
    if (look.arrows.to.enabled) out.push(arrow(from, to, room[1], colour));
    if (look.arrows.from.enabled) out.push(arrow(to, from, room[0], colour));
  }
  for (const { at, look } of marks) {
    if (!at) continue;
    const shape = OUTLINES[look.shape] || OUTLINES.dot;
    out.push(`${shape(at[0], at[1], look.size * view.scale)} fill="${escapeText(look.color.background)}" stroke="${escapeText(look.color.border)}" stroke-width="${look.borderWidth}" opacity="${look.opacity}"/>`);
  }
  drawLabels(svgPen(text), wanted, words, view);
  const { width, height, paper, ink, mutedInk } = view;
  const font = 'font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${font}>`
    + `<title>${escapeText(title)}</title><rect width="100%" height="100%" fill="${paper}"/>${out.join("")}`
    + `<g paint-order="stroke" stroke-width="4" stroke-linejoin="round">${text.join("")}</g>`
    + `<text x="14" y="24" font-size="15" font-weight="600" fill="${ink}">${escapeText(title)}</text>`
    + `<text x="14" y="${height - 12}" font-size="12" fill="${mutedInk}">${escapeText(caption)}</text></svg>`;
}
