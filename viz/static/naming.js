/** Chooses which names stand on the map and in what order they get their place: selected, areas, path, then the most connected. */

import { Labels, labelCap, outward, tolerance } from "./labels.js";
import { FAINT, MUTED } from "./looks.js";

const NEAR = 1.2;
const TRIES = 6;
const NAME = "12px system-ui, sans-serif";
const STRONG = "600 12px system-ui, sans-serif";
const SELECTED = "700 14px system-ui, sans-serif";
const AREA = "700 12.5px system-ui, sans-serif";

/**
 * What is on the screen, in its pixels.
 * @typedef {object} Scene
 * @property {import("./view.js").View} view
 * @property {?{nodes: Set<string>, ties: Set<string>}} focus what is stressed
 * @property {object[]} shown the nodes on the map
 * @property {Map<string, {id: string, name: string, x: number, y: number, radius: number}>} placed where they are
 * @property {{name: string, leader: string, tied: boolean, x: number, y: number, radius: number}[]} discs
 * @property {{width: number, height: number}} size
 * @property {{left: number, top: number, right: number, bottom: number}[]} taken where something lies over the map
 * @property {number} scale the zoom
 * @property {number} whole the zoom that shows everything
 */

/**
 * Writes the names that fit.
 * @param {CanvasRenderingContext2D} context in screen pixels
 * @param {Scene} scene
 */
export function writeNames(context, scene) {
  const { placed, focus } = scene;
  const labels = new Labels(context, scene.size, [...placed.values()], scene.taken);
  const named = new Set(first(scene));
  for (const id of named) labels.node(placed.get(id), SELECTED, Infinity);
  const unnamed = nameAreas(labels, scene);
  const leaders = focus ? [] : unnamed.filter(({ tied }) => tied).map(({ leader }) => leader);
  for (const id of leaders.filter((each) => placed.has(each) && !named.has(each))) {
    labels.node(placed.get(id), STRONG, Infinity);
    named.add(id);
  }
  const candidates = scene.shown.filter(({ id }) => !named.has(id) && (!focus || focus.nodes.has(id)));
  nameNodes(labels, candidates, scene);
}

/** The nodes whose names stand whatever is under them. */
function first({ view, placed }) {
  const { node, tie, hovered } = view.choice;
  const { content } = view;
  const ends = tie === null ? [] : [content.ties.get(tie).from, content.ties.get(tie).to];
  return [hovered ?? node ?? content.document.focus, ...ends].filter((id) => placed.has(id));
}

/** Names the areas while the map is far enough away; returns those without room, to be known by their leader's name. */
function nameAreas(labels, { discs, focus, scale, whole }) {
  if (scale > Math.max(NEAR, NEAR * whole)) return [];
  const color = focus ? FAINT : MUTED;
  return discs.filter((disc) => !labels.area(disc.name.toLocaleUpperCase(), disc, AREA, color));
}

function nameNodes(labels, candidates, { view, placed, focus, scale, size }) {
  const { path, focus: middle } = view.content.document;
  const cap = labelCap(scale, focus !== null, size);
  const tried = byPriority(candidates, new Set(path)).slice(0, TRIES * cap);
  for (const [place, node] of tried.entries()) {
    if (labels.count >= cap) return;
    const onPath = path.includes(node.id);
    const font = onPath || node.kind === "Cluster" ? STRONG : NAME;
    const touching = onPath ? Infinity : node.members > 1 ? 0 : tolerance(place, focus !== null);
    labels.node(placed.get(node.id), font, touching, middle === null ? undefined : outward(node));
  }
}

/** Those on the path first, then by partners; clusters count double, since people know a region by them. */
function byPriority(nodes, path) {
  const rank = (node) => (path.has(node.id) ? Infinity : node.partners * (node.kind === "Cluster" ? 2 : 1) + node.members);
  const ranked = nodes.map((node) => [rank(node), node]);
  return ranked.sort(([one], [other]) => (one === other ? 0 : other - one)).map(([, node]) => node);
}
