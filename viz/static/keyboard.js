/** The map by keyboard: arrows go to the nearest organisation that way, letters work only while the map has the focus. */

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN = 80;

/**
 * Lets the keyboard move over the map.
 * @param {import("./stage.js").Stage} stage
 * @param {(text: string) => void} say
 */
export function listenToKeys(stage, view, words, say) {
  const visit = (id) => {
    view.change({ cursor: id });
    stage.reveal(id);
    say(describe(view, words, id));
  };
  const actions = {
    Enter: () => view.choice.cursor !== null && view.select(view.choice.cursor),
    n: () => step(view, 1, visit),
    p: () => step(view, -1, visit),
    "+": () => stage.zoom(1.3),
    "=": () => stage.zoom(1.3),
    "-": () => stage.zoom(1 / 1.3),
    0: () => stage.fit(),
    Escape: () => view.clear(),
  };
  actions[" "] = actions.Enter;
  stage.frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    const act = way ? () => move(stage, view, way, event.shiftKey, visit) : actions[event.key] ?? actions[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  stage.frame.addEventListener("focus", () => say(words("keys")));
}

function move(stage, view, way, panning, visit) {
  if (panning) return stage.pan(PAN * way[0], PAN * way[1]);
  const { cursor, node } = view.choice;
  const here = [cursor, node, view.content.document.focus].find((id) => view.nodes.has(id));
  const next = here ? nearest(view, here, way) : mostConnected(view);
  return next && visit(next);
}

/** The node with the least distance that way, where straying aside counts more than double. */
function nearest(view, here, [wayX, wayY]) {
  const from = view.content.nodes.get(here);
  let [best, least] = [null, Infinity];
  for (const id of view.nodes) {
    const { x, y } = view.content.nodes.get(id);
    const ahead = (x - from.x) * wayX + (y - from.y) * wayY;
    const aside = Math.abs((x - from.x) * wayY) + Math.abs((y - from.y) * wayX);
    if (ahead > 0 && ahead + 2.2 * aside < least) [best, least] = [id, ahead + 2.2 * aside];
  }
  return best;
}

/** Returns the shown node with most partners. */
export function mostConnected(view) {
  return [...view.nodes].reduce(
    (best, id) => (best === null || view.partners.get(id).length > view.partners.get(best).length ? id : best),
    null,
  );
}

/** Goes to the next (or previous) partner of the selected node. */
function step(view, by, visit) {
  const { node, cursor } = view.choice;
  const partners = node === null ? [] : view.partners.get(node);
  if (!partners.length) return;
  const at = partners.findIndex((partner) => partner.id === cursor);
  const start = at < 0 && by < 0 ? 0 : at;
  visit(partners[(start + by + partners.length) % partners.length].id);
}

/** Returns what is said of a node when it is reached. */
export function describe(view, words, id) {
  const node = view.content.nodes.get(id);
  const count = words("partners", { n: view.partners.get(id).length });
  return [node.name, view.content.kindOf(node).label, ...node.places, count].filter(Boolean).join(", ");
}
