/** The panel beside the map: what is selected, its facts, and each tie with its evidence. */

import { button, element } from "./dom.js";
import { evidence } from "./evidence.js";
import { icon } from "./shapes.js";

const SUGGESTED = 8;

/**
 * Returns the panel; it follows the view.
 * @param {{opener: (node: object) => ?(() => void), onEgo: () => void}} actions `opener` gives what opens a node, if anything does
 */
export function panel(view, words, actions) {
  const aside = element("aside", { class: "panel", "aria-label": words("details"), tabindex: -1 });
  const parts = { view, words, ...actions };
  let shown = null;
  const follow = (part = {}) => {
    if ("hovered" in part || ("cursor" in part && Object.keys(part).length === 1)) return;
    const { node, tie } = view.choice;
    aside.replaceChildren(...contents(parts));
    aside.classList.toggle("open", node !== null || tie !== null);
    const now = `${node} ${tie}`;
    if (now !== shown) aside.scrollTop = 0;
    shown = now;
  };
  view.listen(follow);
  follow();
  return aside;
}

function contents(parts) {
  const { view } = parts;
  if (view.choice.tie !== null) return tieContents(parts, view.content.ties.get(view.choice.tie));
  if (view.choice.node !== null) return nodeContents(parts, view.content.nodes.get(view.choice.node));
  return view.content.path.length ? pathContents(parts) : firstContents(parts);
}

function firstContents({ view, words }) {
  const { document } = view.content;
  const known = [...view.nodes].filter((id) => view.partners.get(id).length > 0);
  const first = known.sort((one, other) => view.partners.get(other).length - view.partners.get(one).length);
  const rows = first.slice(0, SUGGESTED).map((id) => {
    const count = element("span", { class: "count" }, String(view.partners.get(id).length));
    return element("li", {}, ...nameOf(view, id), count);
  });
  return [
    element("h2", {}, words("about")),
    element("p", {}, document.summary),
    ...(rows.length
      ? [element("h3", {}, words("start_with")), element("ol", { class: "rows" }, ...rows)]
      : [element("p", {}, words(view.nodes.size ? "none_tied" : "nothing_shown"))]),
    ...document.notes.map((note) => element("p", { class: "note" }, note)),
  ];
}

/** The picture of a node's kind and a button that selects it. */
function nameOf(view, id) {
  const node = view.content.nodes.get(id);
  return [icon(view.content.kindOf(node)), button(node.name, () => view.select(id), { class: "link" })];
}

function head(view, words, title, ...below) {
  const close = button("×", () => view.clear(), { class: "close", "aria-label": words("close") });
  return element("div", { class: "head" }, element("div", {}, element("h2", {}, title), ...below), close);
}

function nodeContents(parts, node) {
  const { view, words } = parts;
  if (node.members > 1) return communityContents(parts, node);
  const partners = view.partners.get(node.id);
  const about = [view.content.kindOf(node).label, ...node.themes, ...node.places].filter(Boolean).join(" · ");
  const list = partners.map((partner, index) => partnerItem(parts, node.id, partner, partners[0].tie.weight, index === 0));
  return [
    head(view, words, node.name, element("p", { class: "about" }, icon(view.content.kindOf(node)), about)),
    facts(words, [
      ["fact_partners", partners.length],
      ["fact_evidence", partners.reduce((sum, { tie }) => sum + tie.evidence, 0)],
    ]),
    nodeActions(parts, node),
    element("h3", {}, words(partners.length ? "partners_first" : "no_partners")),
    element("ul", { class: "rows" }, ...list),
  ];
}

function communityContents({ view, words, opener }, node) {
  const { mix } = node;
  const open = opener(node);
  const kinds = mix.map((part) => [part, view.content.kindOf(part)]);
  const rows = kinds.map(([part, kind]) =>
    element("li", {}, icon(kind), element("span", {}, kind.label), element("span", { class: "count" }, String(part.count))),
  );
  return [
    head(view, words, node.name),
    facts(words, [
      ["fact_members", node.members],
      ["fact_partners", view.partners.get(node.id).length],
    ]),
    actions(open && button(words("open_community"), open, { class: "action" })),
    element("ul", { class: "rows" }, ...rows),
    element("h3", {}, words("leading")),
    element("ul", { class: "rows" }, ...node.leading.map((name) => element("li", { class: "plain" }, name))),
  ];
}

function facts(words, pairs) {
  const boxes = pairs.map(([key, value]) =>
    element("div", {}, element("dt", {}, words(key)), element("dd", {}, String(value))),
  );
  return element("dl", { class: "facts" }, ...boxes);
}

function actions(...buttons) {
  return element("div", { class: "actions" }, ...buttons);
}

function nodeActions({ view, words, opener, onEgo }, node) {
  const ego = view.choice.ego;
  const near = button(words(ego ? "ego_off" : "ego_on"), onEgo, { class: "action", "aria-pressed": String(ego) });
  const open = opener(node);
  const useful = view.partners.get(node.id).length > 0;
  return actions(useful ? near : null, open && button(words("open"), open, { class: "action" }));
}

function partnerItem({ view, words }, id, partner, strongest, open) {
  const { tie } = partner;
  const bar = element("div", { class: "bar", "aria-hidden": "true" }, element("i"));
  bar.firstChild.style.width = `${(100 * tie.weight) / strongest}%`;
  const row = element("li", {}, ...nameOf(view, partner.id), bar, why(view, words, id, tie, open));
  row.addEventListener("pointerenter", () => view.nodes.has(partner.id) && view.change({ cursor: partner.id }));
  return row;
}

/** The verbs of a tie as read from the node `id`, which open into its evidence; null for a tie that says nothing. */
function why(view, words, id, tie, open) {
  if (!tie.through.length) return null;
  const summary = `${view.content.verbs(tie, id)} · ${words("claims", { n: tie.evidence })}`;
  return element("details", { open }, element("summary", {}, summary), evidence(tie, view.content, words));
}

function tieContents({ view, words }, tie) {
  const [from, to] = [tie.from, tie.to].map((id) => view.content.nodes.get(id).name);
  return [
    head(view, words, `${from} – ${to}`, element("p", { class: "about" }, `${from} ${tie.verbs.join(", ")} ${to}`)),
    element("ul", { class: "rows" }, ...[tie.from, tie.to].map((id) => element("li", {}, ...nameOf(view, id)))),
    element("h3", {}, words("claims", { n: tie.evidence })),
    evidence(tie, view.content, words),
  ];
}

function pathContents({ view, words }) {
  const { path, ties } = { path: view.content.document.path, ties: view.content.path };
  const steps = path.map((id, index) => {
    const tie = ties[index];
    if (!tie) return element("li", {}, ...nameOf(view, id));
    return element("li", {}, ...nameOf(view, id), why(view, words, id, tie, index === 0));
  });
  return [
    element("h2", {}, words("path")),
    element("p", { class: "about" }, words("steps", { n: ties.length })),
    element("ol", { class: "rows chain" }, ...steps),
  ];
}
