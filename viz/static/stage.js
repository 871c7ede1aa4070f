/**
 * The drawing surface: vis-network draws nodes and ties at the positions given and carries the camera; the areas behind them,
 * the stress on a selection and all names are drawn in its hooks. Nothing moves by itself.
 */

/* global vis */
import { FOCUS, INK, fillHulls, strokeRing, strokeTie, tieLook, veil } from "./looks.js";
import { writeNames } from "./naming.js";
import { fillRing, fillShape } from "./shapes.js";

const MANY = 1500;
const REACH = 8;
const LETTER = 6.5;

function options(count, wheel) {
  return {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    edges: { smooth: false, selectionWidth: 0, hoverWidth: 0, chosen: false },
    nodes: { shape: "custom", chosen: false },
    interaction: {
      dragNodes: false,
      selectable: false,
      hover: false,
      zoomView: wheel,
      zoomSpeed: 0.7,
      hideEdgesOnDrag: count > MANY,
      hideEdgesOnZoom: count > MANY,
    },
  };
}

export class Stage {
  /**
   * @param {HTMLElement} host the element to fill
   * @param {import("./view.js").View} view
   * @param {{wheel: boolean}} settings whether the wheel and pinching zoom
   */
  constructor(host, view, { wheel }) {
    this.host = host;
    this.view = view;
    this.content = view.content;
    this.whole = 1;
    /** What may lie over the map; names keep clear of it, and a selected node is brought out from under it. */
    this.overlays = [];
    this.order = [...this.content.nodes.values()].sort((one, other) => other.size - one.size);
    const nodes = new vis.DataSet(this.order.map((node) => this.#visNode(node)));
    const edges = new vis.DataSet(this.content.document.ties.map((tie) => this.#visEdge(tie)));
    this.shownTies = new Set(view.ties.map((tie) => tie.id));
    this.nodes = new vis.DataView(nodes, { filter: ({ id }) => view.nodes.has(id) });
    this.edges = new vis.DataView(edges, { filter: ({ id }) => this.shownTies.has(id) });
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.edges }, options(nodes.length, wheel));
    this.network.on("beforeDrawing", (context) => fillHulls(context, this.#areas(), 1 / this.network.getScale()));
    this.network.on("afterDrawing", (context) => this.#decorate(context));
    this.frame = host.querySelector(".vis-network");
  }

  #visNode(node) {
    const draw = ({ ctx, x, y }) => ({ drawNode: () => this.#drawNode(ctx, node, x, y, this.#mapRadius(node)) });
    return { id: node.id, x: node.x, y: node.y, ctxRenderer: draw };
  }

  #visEdge(tie) {
    const { color, opacity, dashes } = tieLook(tie.status);
    const { nodes } = this.content;
    const across = nodes.get(tie.from).community !== nodes.get(tie.to).community;
    return {
      id: tie.id,
      from: tie.from,
      to: tie.to,
      width: tie.width,
      dashes: dashes.length ? dashes : false,
      color: { color, opacity: across ? opacity * 0.6 : opacity, inherit: false },
    };
  }

  /** Takes up what the view shows now. */
  refresh() {
    this.shownTies = new Set(this.view.ties.map((tie) => tie.id));
    this.nodes.refresh();
    this.edges.refresh();
    this.redraw();
  }

  redraw() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.network.redraw();
    });
  }

  // Sizes grow with the square root of the zoom only: growing in step with it, one hub would bury its neighbourhood.
  // Communities are placed by their size, so theirs stays.
  #mapRadius(node) {
    return node.members > 1 ? node.size : node.size / Math.sqrt(this.network.getScale());
  }

  #radius(node) {
    return this.#mapRadius(node) * this.network.getScale();
  }

  #drawNode(context, node, x, y, radius) {
    if (node.mix.length) {
      const colored = node.mix.map((part) => [this.content.kindOf(part).color, part.count]);
      return fillRing(context, colored, node.members, x, y, radius);
    }
    return fillShape(context, this.content.kindOf(node), x, y, radius, radius * 0.16);
  }

  /** The communities that have somebody on the map, unless only one neighbourhood is shown. */
  #areas() {
    if (this.view.choice.ego) return [];
    const inUse = new Set([...this.view.nodes].map((id) => this.content.nodes.get(id).community));
    return this.content.document.communities.filter((community) => inUse.has(community.id));
  }

  #size() {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  #boxOf(overlay) {
    const [over, here] = [overlay.getBoundingClientRect(), this.host.getBoundingClientRect()];
    return {
      left: over.left - here.left,
      right: over.right - here.left,
      top: over.top - here.top,
      bottom: over.bottom - here.top,
    };
  }

  /** How many pixels at the foot of the map lie under something as wide as itself. */
  #covered() {
    const { width, height } = this.#size();
    const sheets = this.overlays.map((overlay) => this.#boxOf(overlay)).filter((box) => box.left < width / 4 && box.right > 0.75 * width);
    return Math.max(0, ...sheets.map((box) => height - box.top));
  }

  #onScreen(node) {
    const { x, y } = this.network.canvasToDOM({ x: node.x, y: node.y });
    return { id: node.id, name: node.name, x, y, radius: this.#radius(node) };
  }

  #discOnScreen({ name, leader, tied, x, y, r }) {
    return { name, leader, tied, ...this.network.canvasToDOM({ x, y }), radius: r * this.network.getScale() };
  }

  #decorate(context) {
    const density = context.canvas.width / context.canvas.clientWidth;
    const shown = this.order.filter((node) => this.view.nodes.has(node.id));
    const placed = new Map(shown.map((node) => [node.id, this.#onScreen(node)]));
    const focus = this.view.focus();
    if (focus) this.#fade(context, density);
    context.save();
    context.setTransform(density, 0, 0, density, 0, 0);
    if (focus) this.#stress(context, focus, placed);
    this.#rings(context, placed);
    writeNames(context, {
      view: this.view,
      focus,
      shown,
      placed,
      discs: this.#areas().map((area) => this.#discOnScreen(area)),
      size: this.#size(),
      taken: this.overlays.map((overlay) => this.#boxOf(overlay)),
      scale: this.network.getScale(),
      whole: this.whole,
    });
    context.restore();
  }

  #fade(context, density) {
    context.save();
    context.setTransform(density, 0, 0, density, 0, 0);
    veil(context, this.#size());
    context.restore();
    context.save();
    context.globalCompositeOperation = "multiply";
    fillHulls(context, this.#areas(), 1 / this.network.getScale());
    context.restore();
  }

  #stress(context, focus, placed) {
    const strength = Math.min(1.5, Math.max(0.8, Math.sqrt(this.network.getScale())));
    for (const tie of this.view.ties) {
      if (!focus.ties.has(tie.id)) continue;
      strokeTie(context, tie, placed.get(tie.from), placed.get(tie.to), (0.8 + tie.width) * strength);
    }
    for (const [id, { x, y, radius }] of placed) {
      if (focus.nodes.has(id)) this.#drawNode(context, this.content.nodes.get(id), x, y, radius);
    }
  }

  #rings(context, placed) {
    const { node, cursor } = this.view.choice;
    const pointedAt = cursor !== node || this.frame.matches(":focus-visible");
    const chosen = node ?? this.content.document.focus;
    if (placed.has(chosen)) strokeRing(context, placed.get(chosen), INK);
    if (pointedAt && placed.has(cursor)) strokeRing(context, placed.get(cursor), FOCUS);
  }

  /** Returns the shown node at a point of the screen, with some reach around it for fingers, or null. */
  nodeAt(point) {
    let [best, least] = [null, Infinity];
    for (const id of this.view.nodes) {
      const { x, y, radius } = this.#onScreen(this.content.nodes.get(id));
      const distance = Math.hypot(point.x - x, point.y - y) - radius;
      if (distance < least) [best, least] = [id, distance];
    }
    return least <= REACH ? best : null;
  }

  /** Returns the shown tie that passes within 6 pixels of a point of the screen, or null. */
  tieAt(point) {
    let [best, least] = [null, 6];
    for (const tie of this.view.ties) {
      const ends = [tie.from, tie.to].map((id) => this.network.canvasToDOM(this.content.nodes.get(id)));
      const distance = distanceToSegment(point, ...ends);
      if (distance < least) [best, least] = [tie.id, distance];
    }
    return best;
  }

  zoom(factor) {
    const scale = Math.min(8, Math.max(0.05, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: false });
  }

  pan(dx, dy) {
    const { x, y } = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, animation: false });
  }

  /** Shows everything that is on the map. */
  fit() {
    const areas = this.#areas();
    const points = [...this.view.nodes].map((id) => ({ ...this.content.nodes.get(id), r: 12 })).concat(areas);
    if (points.length) this.#frame(points);
  }

  #frame(points) {
    const left = Math.min(...points.map(({ x, r }) => x - r));
    const right = Math.max(...points.map(({ x, r }) => x + r));
    const top = Math.min(...points.map(({ y, r }) => y - r));
    const bottom = Math.max(...points.map(({ y, r }) => y + r));
    const { width, height } = this.#size();
    const side = Math.min(36, width / 20);
    const room = (width - 2 * side) / (right - left);
    const beside = this.content.document.focus === null ? room : Math.max(0.6 * room, this.#besideRing(width));
    const scale = Math.min(2.2, beside, (height - 34 - 52) / (bottom - top));
    // The band below holds the key and the buttons, so the middle lies a little higher.
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 9 / scale };
    this.whole = Math.max(scale, 0.02);
    this.network.moveTo({ position, scale: this.whole, animation: false });
  }

  /** Around a neighbourhood the names stand outside the ring: returns the zoom that leaves room for them. */
  #besideRing(width) {
    const nodes = [...this.view.nodes].map((id) => this.content.nodes.get(id)).filter(({ x }) => x !== 0);
    return Math.min(...nodes.map(({ x, name }) => (width / 2 - LETTER * name.length - 30) / Math.abs(x)));
  }

  /** Brings a node into the middle of what the panel leaves free, near enough to read its neighbourhood. */
  center(id) {
    const { x, y } = this.content.nodes.get(id);
    const scale = Math.max(1.1, this.network.getScale());
    this.network.moveTo({ position: { x, y: y + this.#covered() / 2 / scale }, scale, animation: false });
  }

  /** Brings a node into view if it is at the edge, outside or under the panel. */
  reveal(id) {
    const { x, y } = this.#onScreen(this.content.nodes.get(id));
    const { width, height } = this.#size();
    if (x < 40 || y < 40 || x > width - 40 || y > height - this.#covered() - 40) this.center(id);
  }

  /** Returns the drawn map as an image to draw on. */
  picture() {
    return this.host.querySelector("canvas");
  }
}

function distanceToSegment({ x, y }, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const near = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - near * dx, y - from.y - near * dy);
}
