/** The shapes that tell kinds apart, the same on the canvas, in the legend and in the panel. */

const turn = 2 * Math.PI;

/** Corners of a regular polygon or, with `inner` under 1, of a star, on a circle of radius `reach`. */
function corners(count, start, reach, inner = 1) {
  return Array.from({ length: count }, (_, index) => {
    const radius = index % 2 ? reach * inner : reach;
    return [radius * Math.cos(start + (index * turn) / count), radius * Math.sin(start + (index * turn) / count)];
  });
}

// The reach of each makes them look equally big. A shape that is missing here is drawn as a disc.
const OUTLINES = {
  hexagon: corners(6, 0, 1.12),
  square: corners(4, turn / 8, 1.2),
  diamond: corners(4, 0, 1.25),
  triangle: corners(3, -turn / 4, 1.3),
  triangleDown: corners(3, turn / 4, 1.3),
  pentagon: corners(5, -turn / 4, 1.15),
  star: corners(10, -turn / 4, 1.3, 0.5),
};

/** Adds the outline of `shape` around (x, y) as the context's path. */
export function trace(context, shape, x, y, radius) {
  context.beginPath();
  const outline = OUTLINES[shape];
  if (!outline) return context.arc(x, y, radius, 0, turn);
  for (const [dx, dy] of outline) context.lineTo(x + dx * radius, y + dy * radius);
  return context.closePath();
}

/** Fills a shape with a thin rim in the colour of the paper, so that neighbours stay apart. */
export function fillShape(context, { shape, color }, x, y, radius, rim) {
  trace(context, shape, x, y, radius);
  context.fillStyle = color;
  context.fill();
  context.lineWidth = rim;
  context.strokeStyle = "#FFFFFF";
  context.stroke();
}

/**
 * Draws a community as one node: a ring in the colours of its members' kinds with their number in the middle.
 * @param {[string, number][]} mix colour and number of each kind
 */
export function fillRing(context, mix, members, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, turn);
  context.fillStyle = "#FFFFFF";
  context.fill();
  context.lineWidth = radius * 0.36;
  let angle = -turn / 4;
  for (const [color, number] of mix) {
    const next = angle + (turn * number) / members;
    context.beginPath();
    context.arc(x, y, radius * 0.82, angle, next);
    context.strokeStyle = color;
    context.stroke();
    angle = next;
  }
  context.fillStyle = "#16202C";
  context.font = `700 ${radius * 0.6}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(String(members), x, y);
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Returns the shape of a kind as a small picture beside its name. */
export function icon({ shape, color }) {
  const picture = svg("svg", { class: "icon", viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" });
  const outline = OUTLINES[shape];
  picture.append(
    outline ? svg("polygon", { points: outline.join(" "), fill: color }) : svg("circle", { r: 1, fill: color }),
  );
  return picture;
}

/** Returns a tie of the given look as a small picture beside its name. */
export function line({ color, width, dashes }) {
  const picture = svg("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" });
  picture.append(
    svg("line", { x1: 0, y1: 10, x2: 20, y2: 10, stroke: color, "stroke-width": width, "stroke-dasharray": dashes.join(" ") }),
  );
  return picture;
}
