/** What the reader has chosen to see, and what that leaves on the map. Draws nothing. */

import { partners } from "./content.js";

/**
 * @typedef {object} Choice
 * @property {Set<string>} hiddenKinds
 * @property {Set<string>} hiddenStatuses
 * @property {boolean} loose whether organisations without a tie are shown
 * @property {?string} node the selected node
 * @property {?string} tie the selected tie
 * @property {boolean} ego whether only the selected node's neighbourhood is shown
 * @property {?string} cursor the node that the keyboard is on
 * @property {?string} hovered the node under the pointer
 * @property {"map"|"table"} mode
 * @property {[string, number]} sort column of the table and 1 or -1
 */

/** @returns {Choice} */
export function firstChoice() {
  return {
    hiddenKinds: new Set(),
    hiddenStatuses: new Set(),
    loose: true,
    node: null,
    tie: null,
    ego: false,
    cursor: null,
    hovered: null,
    mode: "map",
    sort: ["partners", -1],
  };
}

export class View {
  #listeners = [];

  constructor(content, choice = {}) {
    this.content = content;
    this.choice = { ...firstChoice(), ...choice };
    this.#see();
  }

  /** Changes part of the choice and tells everybody who listens which part. */
  change(part) {
    Object.assign(this.choice, part);
    if (!("hovered" in part || "cursor" in part) || Object.keys(part).length > 1) this.#see();
    for (const listen of this.#listeners) listen(part);
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  /** Selects a node, and shows it if a filter hides it. */
  select(id) {
    const { hiddenKinds, loose } = this.choice;
    const kind = this.content.nodes.get(id).kind;
    const kinds = new Set([...hiddenKinds].filter((each) => each !== kind));
    this.change({ hiddenKinds: kinds, node: id, tie: null, cursor: id });
    if (!this.nodes.has(id)) this.change({ ego: false, loose: true });
  }

  selectTie(id) {
    this.change({ tie: id });
  }

  clear() {
    this.change({ node: null, tie: null, ego: false, cursor: null });
  }

  /** Returns the nodes and ties to stress, or null when all are equal. */
  focus() {
    const { hovered, tie, node } = this.choice;
    if (hovered !== null) return this.#around(hovered);
    if (tie !== null) return stressed([this.content.ties.get(tie)]);
    if (node !== null && this.nodes.has(node)) return this.#around(node);
    if (this.content.path.length) return stressed(this.content.path);
    const { focus } = this.content.document;
    return this.nodes.has(focus) ? this.#around(focus) : null;
  }

  #around(id) {
    const found = stressed(this.partners.get(id).map((partner) => partner.tie));
    found.nodes.add(id);
    return found;
  }

  #see() {
    const { hiddenKinds, hiddenStatuses, loose } = this.choice;
    const all = this.content.document.nodes;
    const ofKind = new Set(all.filter((node) => !hiddenKinds.has(node.kind)).map((node) => node.id));
    const ties = this.content.document.ties.filter(
      (tie) => ofKind.has(tie.from) && ofKind.has(tie.to) && !hiddenStatuses.has(tie.status),
    );
    this.partners = partners(all, ties);
    const tied = (id) => this.partners.get(id).length > 0;
    this.looseCount = [...ofKind].filter((id) => !tied(id)).length;
    this.nodes = new Set([...ofKind].filter((id) => loose || tied(id)));
    this.ties = ties;
    if (this.choice.ego && this.nodes.has(this.choice.node)) this.#narrow();
  }

  /** Leaves only the selected node, its partners and the ties among them. */
  #narrow() {
    const near = this.#around(this.choice.node).nodes;
    this.nodes = new Set([...this.nodes].filter((id) => near.has(id)));
    this.ties = this.ties.filter((tie) => near.has(tie.from) && near.has(tie.to));
    this.partners = partners(this.content.document.nodes, this.ties);
  }
}

function stressed(ties) {
  return { ties: new Set(ties.map((tie) => tie.id)), nodes: new Set(ties.flatMap((tie) => [tie.from, tie.to])) };
}
