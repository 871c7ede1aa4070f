/**
 * The drawing surface: vis-network draws nodes and ties at the positions given and carries the camera; the areas behind them,
 * the stress on a selection and all names are drawn in its hooks. Nothing moves by itself.
 */

/* global vis */
import { Labels, labelCap, outward, tolerance } from "./labels.js";
import { FAINT, FOCUS, INK, MUTED, fillHulls, strokeRing, strokeTie, tieLook, veil } from "./looks.js";
import { fillRing, fillShape } from "./shapes.js";

const MANY = 1500;
const REACH = 8;
const TRIES = 6;
const NEAR = 1.2;
const NAME = "12px system-ui, sans-serif";
const STRONG = "600 12px system-ui, sans-serif";
const SELECTED = "700 14px system-ui, sans-serif";
const AREA = "700 12.5px system-ui, sans-serif";

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

  #onScreen(node) {
    const { x, y } = this.network.canvasToDOM({ x: node.x, y: node.y });
    return { id: node.id, name: node.name, x, y, radius: this.#radius(node) };
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
    this.#name(context, focus, shown, placed);
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

  #name(context, focus, shown, placed) {
    const size = this.#size();
    const labels = new Labels(context, size, [...placed.values()]);
    const { node, tie, hovered } = this.view.choice;
    const first = [hovered ?? node ?? this.content.document.focus, ...(tie ? this.#ends(tie) : [])].filter((id) => placed.has(id));
    for (const id of first) labels.node(placed.get(id), SELECTED, Infinity);
    const named = new Set(first);
    for (const { leader } of this.#nameAreas(labels, focus)) {
      if (focus || named.has(leader) || !placed.has(leader)) continue;
      labels.node(placed.get(leader), STRONG, Infinity);
      named.add(leader);
    }
    const candidates = shown.filter(({ id }) => !named.has(id) && (!focus || focus.nodes.has(id)));
    this.#nameNodes(labels, candidates, placed, Boolean(focus), size);
  }

  #ends(id) {
    const tie = this.content.ties.get(id);
    return [tie.from, tie.to];
  }

  /** Names the areas while the map is far enough away; returns those without room, to be known by their leader's name. */
  #nameAreas(labels, focus) {
    if (this.network.getScale() > Math.max(NEAR, 1.2 * this.whole)) return [];
    return this.#areas().filter(({ name, x, y, r }) => {
      const disc = { ...this.network.canvasToDOM({ x, y }), radius: r * this.network.getScale() };
      return !labels.area(name.toLocaleUpperCase(), disc, AREA, focus ? FAINT : MUTED);
    });
  }

  #nameNodes(labels, candidates, placed, focused, size) {
    const cap = labelCap(this.network.getScale(), focused, size);
    const { path, focus } = this.content.document;
    const tried = this.#byPriority(candidates).slice(0, TRIES * cap);
    for (const [place, node] of tried.entries()) {
      if (labels.count >= cap) return;
      const onPath = path.includes(node.id);
      const font = onPath || node.kind === "Cluster" ? STRONG : NAME;
      const touching = onPath ? Infinity : node.members > 1 ? 0 : tolerance(place, focused);
      labels.node(placed.get(node.id), font, touching, focus === null ? undefined : outward(node));
    }
  }

  /** Those on the path first, then by partners; clusters count double, since people know a region by them. */
  #byPriority(nodes) {
    const path = new Set(this.content.document.path);
    const rank = (node) => (path.has(node.id) ? Infinity : node.partners * (node.kind === "Cluster" ? 2 : 1) + node.members);
    const ranked = nodes.map((node) => [rank(node), node]);
    return ranked.sort(([one], [other]) => (one === other ? 0 : other - one)).map(([, node]) => node);
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
    // Around a neighbourhood the names stand outside the ring.
    const side = this.content.document.focus === null ? Math.min(36, width / 20) : Math.min(170, width / 4);
    const scale = Math.min(2.2, (width - 2 * side) / (right - left), (height - 34 - 52) / (bottom - top));
    // The band below holds the key and the buttons, so the middle lies a little higher.
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 9 / scale };
    this.whole = Math.max(scale, 0.02);
    this.network.moveTo({ position, scale: this.whole, animation: false });
  }

  /** Brings a node into the middle, near enough to read its neighbourhood. */
  center(id) {
    const { x, y } = this.content.nodes.get(id);
    this.network.moveTo({ position: { x, y }, scale: Math.max(1.1, this.network.getScale()), animation: false });
  }

  /** Brings a node into view if it is at the edge or outside. */
  reveal(id) {
    const { x, y } = this.#onScreen(this.content.nodes.get(id));
    const { width, height } = this.#size();
    if (x < 40 || y < 40 || x > width - 40 || y > height - 40) this.center(id);
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
