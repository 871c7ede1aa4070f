/**
 * Places names on the screen so that they do not cover each other.
 *
 * Greedy by priority: each name tries eight places around its node, takes one that hits no name placed before, and of these
 * the one over fewest nodes. The first few may touch some nodes: without that rule the most important organisation in the
 * middle of a crowd would be the one without a name. All lengths are screen pixels.
 */

import { INK } from "./looks.js";

const HALO = "#FFFFFF";
const HEIGHT = 15;
const MARGIN = 4;
const MOST_TOLERANT = 8;
const TOLERANT = 16;
const MOST_UNDER_AREA = 2;
// With fewer nodes than this on the screen each of them is worth seeing whole.
const CROWD = 80;
const SPARE = 0.2;
const SIDES = ["below", "above", "right", "left"];
const CORNERS = ["below right", "below left", "above right", "above left"];

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

/** How much of the second box the first covers, from 0 to 1. */
function cover(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / ((other.right - other.left) * (other.bottom - other.top));
}

function box(x, y, width, height = HEIGHT) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

export class Labels {
  /**
   * @param {CanvasRenderingContext2D} context in screen pixels
   * @param {{width: number, height: number}} size of the map on the screen
   * @param {{id: string, x: number, y: number, radius: number}[]} nodes that are drawn
   * @param {{left: number, top: number, right: number, bottom: number}[]} taken where buttons lie over the map
   */
  constructor(context, size, nodes, taken) {
    this.context = context;
    this.size = size;
    this.placed = [...taken];
    /** How many names are placed. */
    this.count = 0;
    const screen = { left: 0, top: 0, right: size.width, bottom: size.height };
    this.obstacles = nodes
      .map(({ id, x, y, radius }) => ({ id, ...box(x, y, radius * 1.8, radius * 1.8) }))
      .filter((node) => hit(node, screen));
    this.patience = this.obstacles.length < CROWD ? SPARE : 1;
  }

  /**
   * Names a node if there is room; tells whether there was.
   * @param {number} tolerance how many nodes the name may cover
   * @param {string[]} [sides] where to try first
   */
  node({ id, name, x, y, radius }, font, tolerance, sides = SIDES) {
    const width = widthOf(this.context, name, font) + 6;
    const places = {
      below: [x, y + radius + 10],
      above: [x, y - radius - 9],
      right: [x + radius + 3 + width / 2, y],
      left: [x - radius - 3 - width / 2, y],
    };
    for (const side of ["right", "left"]) {
      places[`below ${side}`] = [places[side][0] - Math.sign(places[side][0] - x) * radius * 0.5, y + radius * 0.7 + 5];
      places[`above ${side}`] = [places[`below ${side}`][0], y - radius * 0.7 - 5];
    }
    const tried = [...sides, ...CORNERS].map((side) => places[side]).map(([px, py]) => ({ x: px, y: py, box: box(px, py, width) }));
    return this.#writeAtBest(name, tried, font, INK, tolerance, id);
  }

  /**
   * Names a disc above it, or below it when there is no room; not at all when that would be beside it or over nodes.
   * Tells whether it did.
   */
  area(text, { x, y, radius }, font, color) {
    const width = widthOf(this.context, text, font) + 6;
    const inside = Math.min(Math.max(x, width / 2 + MARGIN), this.size.width - width / 2 - MARGIN);
    if (Math.abs(inside - x) > radius / 2) return false;
    const tried = [y - radius - 10, y + radius + 11].map((py) => ({ x: inside, y: py, box: box(inside, py, width) }));
    return this.#writeAtBest(text, tried, font, color, MOST_UNDER_AREA);
  }

  #writeAtBest(text, places, font, color, tolerance, id = null) {
    let [best, least] = [null, tolerance * this.patience + 1e-6];
    for (const place of places.filter((each) => this.#isFree(each.box))) {
      const under = this.obstacles.reduce((sum, other) => sum + (other.id === id ? 0 : cover(place.box, other)), 0);
      if (under < least) [best, least] = [place, under];
    }
    if (best) this.#write(text, best, font, color);
    return best !== null;
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
    this.count += 1;
    Object.assign(context, { font, textAlign: "center", textBaseline: "middle", lineWidth: 4, lineJoin: "round" });
    context.strokeStyle = HALO;
    context.strokeText(text, place.x, place.y);
    context.fillStyle = color;
    context.fillText(text, place.x, place.y);
  }
}

/** Returns where to try the name of a node that lies on a ring around the origin: outside the ring first. */
export function outward({ x, y }) {
  const flat = Math.abs(x) > 0.35 * Math.hypot(x, y);
  const across = x < 0 ? ["left", "right"] : ["right", "left"];
  const along = y < 0 ? ["above", "below"] : ["below", "above"];
  return flat ? [...across, ...along] : [...along, ...across];
}

/** Returns how many names of organisations fit on a map of this size without crowding. */
export function labelCap(scale, focused, { width, height }) {
  const wanted = focused ? 38 : scale < 0.6 ? 26 : scale < 1 ? 70 : 220;
  return Math.ceil(wanted * Math.min(1, (width * height) / 600_000));
}

/** Returns how many nodes the name at this place of the order may cover. */
export function tolerance(place, focused) {
  if (place < MOST_TOLERANT) return 3;
  if (focused) return 2;
  return place < TOLERANT ? 1 : 0;
}
