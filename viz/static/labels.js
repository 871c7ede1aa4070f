/**
 * Places names on the screen so that they do not cover each other.
 *
 * Greedy by priority: each name tries four places around its node and takes the first that hits no name placed before,
 * preferring the one over fewest nodes. The first few may touch up to two nodes: without that rule the most important
 * organisation in the middle of a crowd would be the one without a name. All lengths are screen pixels.
 */

const HALO = "#FFFFFF";
const HEIGHT = 15;
const MARGIN = 4;
const TOLERANT = 14;

const widths = new Map();

function widthOf(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

const hit = (one, other) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

function box(x, y, width, height = HEIGHT) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

export class Labels {
  /**
   * @param {CanvasRenderingContext2D} context in screen pixels
   * @param {{width: number, height: number}} size of the map on the screen
   * @param {{id: string, x: number, y: number, radius: number}[]} nodes that are drawn
   */
  constructor(context, size, nodes) {
    this.context = context;
    this.size = size;
    this.placed = [];
    this.obstacles = nodes.map(({ id, x, y, radius }) => ({ id, ...box(x, y, radius * 1.6, radius * 1.6) }));
  }

  /** Names a node if there is room; `tolerance` is how many nodes the name may touch. Tells whether it did. */
  node({ id, name, x, y, radius }, font, tolerance) {
    const width = widthOf(this.context, name, font) + 6;
    const places = [
      [x, y + radius + 10],
      [x, y - radius - 9],
      [x + radius + 3 + width / 2, y],
      [x - radius - 3 - width / 2, y],
    ];
    const free = places.map(([px, py]) => ({ x: px, y: py, box: box(px, py, width) })).filter((each) => this.#isFree(each.box));
    const costs = free.map((place) => this.obstacles.filter((other) => other.id !== id && hit(place.box, other)).length);
    const least = Math.min(...costs);
    if (!free.length || least > tolerance) return false;
    this.#write(name, free[costs.indexOf(least)], font, "#16202C");
    return true;
  }

  /** Names an area above the point (x, y), or below the other point when there is no room. */
  area(text, x, above, below, font, color) {
    const width = widthOf(this.context, text, font) + 6;
    const inside = Math.min(Math.max(x, width / 2 + MARGIN), this.size.width - width / 2 - MARGIN);
    const places = [above - 10, below + 11].map((y) => ({ x: inside, y, box: box(inside, y, width) }));
    const place = places.find((each) => this.#isFree(each.box));
    if (place) this.#write(text, place, font, color);
  }

  #isFree(wanted) {
    const inView =
      wanted.left >= MARGIN &&
      wanted.right <= this.size.width - MARGIN &&
      wanted.top >= MARGIN &&
      wanted.bottom <= this.size.height - MARGIN;
    return inView && !this.placed.some((other) => hit(wanted, other));
  }

  #write(text, place, font, color) {
    const { context } = this;
    this.placed.push(place.box);
    Object.assign(context, { font, textAlign: "center", textBaseline: "middle", lineWidth: 4, lineJoin: "round" });
    context.strokeStyle = HALO;
    context.strokeText(text, place.x, place.y);
    context.fillStyle = color;
    context.fillText(text, place.x, place.y);
  }
}

/** Returns how many names of organisations fit on a map of this size without crowding. */
export function labelCap(scale, focused, { width, height }) {
  const wanted = focused ? 38 : scale < 0.5 ? 26 : scale < 1 ? 70 : 220;
  return Math.ceil(wanted * Math.min(1, (width * height) / 600_000));
}

/** Returns how many nodes the name at this place of the order may touch. */
export function tolerance(place, focused) {
  return focused || place < TOLERANT ? 2 : 0;
}
