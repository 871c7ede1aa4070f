/** How ties and areas look: a tie that was stated is dark, one that is derived light; a possible or denied one is broken. */

export const INK = "#16202C";
export const MUTED = "#4B5766";
export const FAINT = "#7C8896";
export const FOCUS = "#0B57D0";

const TIES = {
  stated: { color: "#16202C", opacity: 0.62, dashes: [] },
  derived: { color: "#7C8896", opacity: 0.5, dashes: [] },
  assumed: { color: "#7C8896", opacity: 0.7, dashes: [7, 4] },
  potential: { color: "#0B57D0", opacity: 0.7, dashes: [5, 5] },
  negative: { color: "#A61B1B", opacity: 0.7, dashes: [2, 4] },
};

/** Returns colour, opacity and dashes of a tie's status. */
export function tieLook(status) {
  return TIES[status] ?? TIES.derived;
}

/** Draws the discs that communities lie in. Lengths are map units, `pixel` of them make a screen pixel. */
export function fillHulls(context, communities, pixel) {
  context.fillStyle = "#F1F4F9";
  context.strokeStyle = "#D8DFE9";
  context.lineWidth = pixel;
  for (const { x, y, r } of communities) {
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** Fades all that is drawn so far. */
export function veil(context, { width, height }) {
  context.fillStyle = "rgba(255, 255, 255, 0.84)";
  context.fillRect(0, 0, width, height);
}

/** Draws one stressed tie on the screen. */
export function strokeTie(context, tie, from, to, width) {
  const look = tieLook(tie.status);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.strokeStyle = look.color;
  context.setLineDash(look.dashes);
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/** Draws the ring around a selected node, or the one the keyboard is on. */
export function strokeRing(context, { x, y, radius }, color) {
  context.beginPath();
  context.arc(x, y, radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = color;
  context.stroke();
}
