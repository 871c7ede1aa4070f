/** The map document with the look-ups that every part of the map needs. */

/** @typedef {{id: string, tie: object}} Partner */

// A community on an overview has no kind of its own.
const NO_KIND = { kind: "", label: "", shape: "dot", color: "#5B6573" };

export class Content {
  /** @param {object} mapDocument as made by samspill.viz.document */
  constructor(mapDocument) {
    this.document = mapDocument;
    this.nodes = new Map(mapDocument.nodes.map((node) => [node.id, node]));
    this.ties = new Map(mapDocument.ties.map((tie) => [tie.id, tie]));
    this.kinds = new Map(mapDocument.legend.map((entry) => [entry.kind, entry]));
    this.everyPartner = partners(mapDocument.nodes, mapDocument.ties);
    this.isOverview = mapDocument.nodes.some((node) => node.members > 1);
    this.path = pathTies(mapDocument.path, this.everyPartner);
  }

  /** Returns label, shape and colour of a node's kind. */
  kindOf(node) {
    return this.kinds.get(node.kind) ?? NO_KIND;
  }

  /** Tells whether the document knows the node but no tie of it. */
  isLoose(id) {
    return this.everyPartner.get(id).length === 0;
  }

  /** Returns the words for a tie as read from the node `id`. */
  verbs(tie, id) {
    return (tie.from === id ? tie.verbs : tie.verbs_back).join(", ");
  }
}

/**
 * Returns each node's partners over the given ties, strongest first.
 * @returns {Map<string, Partner[]>}
 */
export function partners(nodes, ties) {
  const found = new Map(nodes.map((node) => [node.id, []]));
  for (const tie of ties) {
    found.get(tie.from).push({ id: tie.to, tie });
    found.get(tie.to).push({ id: tie.from, tie });
  }
  for (const list of found.values()) list.sort((one, other) => other.tie.weight - one.tie.weight);
  return found;
}

function pathTies(path, everyPartner) {
  return path.slice(1).map((id, index) => everyPartner.get(path[index]).find((partner) => partner.id === id).tie);
}
