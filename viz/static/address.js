/** Keeps the view in the fragment of the page's address, so that a link shows what its sender saw. */

const list = (set) => [...set].sort().join(",");
const setOf = (text) => new Set(text ? text.split(",") : []);

/** Returns the fragment for a choice; what is as it was at first is left out. */
export function fragment({ hiddenKinds, hiddenStatuses, loose, node, tie, ego, mode, sort }) {
  const said = new URLSearchParams();
  if (node !== null) said.set("org", node);
  if (tie !== null) said.set("tie", tie);
  if (ego) said.set("ego", "1");
  if (hiddenKinds.size) said.set("hide", list(hiddenKinds));
  if (hiddenStatuses.size) said.set("hideties", list(hiddenStatuses));
  if (!loose) said.set("loose", "0");
  if (mode === "table") said.set("view", "table");
  if (mode === "table") said.set("sort", sort.join(","));
  return said.toString();
}

/** Returns the choice that a fragment tells; organisations and ties that the map does not have are passed over. */
export function choiceFrom(text, content) {
  const said = new URLSearchParams(text.replace(/^#/, ""));
  const [column, way] = (said.get("sort") ?? "").split(",");
  const known = (id, things) => (things.has(id) ? id : null);
  return {
    node: known(said.get("org"), content.nodes),
    tie: known(said.get("tie"), content.ties),
    ego: said.has("ego") && content.nodes.has(said.get("org")),
    hiddenKinds: setOf(said.get("hide")),
    hiddenStatuses: setOf(said.get("hideties")),
    loose: said.get("loose") !== "0",
    mode: said.get("view") === "table" ? "table" : "map",
    ...(column && { sort: [column, way === "1" ? 1 : -1] }),
  };
}

/** Writes the fragment at each change, without filling the browser's history. */
export function keepAddress(view) {
  view.listen((part) => {
    if ("hovered" in part) return;
    const text = fragment(view.choice);
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  });
}
