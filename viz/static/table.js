/** The table: the map's equal, with the same filtered content, sortable. */

import { button, element } from "./dom.js";

const STRONGEST = 3;

const COLUMNS = {
  name: { numeric: false, value: (node) => node.name },
  kind: { numeric: false, value: (node, view) => view.content.kindOf(node).label },
  themes: { numeric: false, value: (node) => node.themes.join(", ") },
  places: { numeric: false, value: (node) => node.places.join(", ") },
  partners: { numeric: true, value: (node, view) => view.partners.get(node.id).length },
  strongest: { numeric: false, value: strongestPartners },
};

function strongestPartners(node, view) {
  const partners = view.partners.get(node.id).slice(0, STRONGEST);
  return partners.map(({ id }) => view.content.nodes.get(id).name).join("; ");
}

/** Returns the names of the columns that hold anything on this map. */
function columnsOf(view) {
  const { nodes } = view.content.document;
  return Object.keys(COLUMNS).filter((name) => name === "strongest" || nodes.some((node) => COLUMNS[name].value(node, view) !== ""));
}

/** Returns what the table holds now: a list of values for each shown node, in the order shown, with the headings first. */
export function rows(view, words) {
  const columns = columnsOf(view);
  const headings = columns.map((name) => words(`column_${name}`));
  return [headings, ...sorted(view).map((node) => columns.map((name) => COLUMNS[name].value(node, view)))];
}

function sorted(view) {
  const [name, way] = view.choice.sort;
  // The name may come from an address that somebody typed.
  const { value, numeric } = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : COLUMNS.partners;
  const order = new Intl.Collator(view.content.document.language).compare;
  const compare = numeric ? (one, other) => one - other : order;
  const shown = [...view.nodes].map((id) => view.content.nodes.get(id));
  shown.sort((one, other) => way * compare(value(one, view), value(other, view)) || order(one.name, other.name));
  return shown;
}

/** Returns the table as an element; it follows the view while it is the one shown. */
export function table(view, words) {
  const columns = columnsOf(view);
  const heads = columns.map((name) => {
    const sort = button(words(`column_${name}`), () => view.change({ sort: turned(view.choice.sort, name) }));
    return element("th", { scope: "col", class: COLUMNS[name].numeric ? "number" : null }, sort);
  });
  const body = element("tbody");
  const caption = element("caption", { class: "unseen" }, words("table_caption"));
  const whole = element("table", {}, caption, element("thead", {}, element("tr", {}, ...heads)), body);
  const box = element("div", { class: "table", role: "region", "aria-label": words("table_caption"), tabindex: 0 }, whole);
  const follow = (part = {}) => {
    if ("hovered" in part || view.choice.mode !== "table") return;
    markSort(columns, heads, view.choice.sort);
    body.replaceChildren(...sorted(view).map((node) => row(columns, node, view)));
  };
  view.listen(follow);
  follow();
  return box;
}

function turned([name, way], chosen) {
  if (name === chosen) return [name, -way];
  return [chosen, COLUMNS[chosen].numeric ? -1 : 1];
}

function markSort(columns, heads, [name, way]) {
  columns.forEach((column, index) => {
    const direction = way > 0 ? "ascending" : "descending";
    heads[index].setAttribute("aria-sort", column === name ? direction : "none");
  });
}

function row(columns, node, view) {
  const select = button(node.name, () => view.select(node.id), { class: "link" });
  const cells = columns.slice(1).map((name) => {
    const { value, numeric } = COLUMNS[name];
    return element("td", { class: numeric ? "number" : null }, String(value(node, view)));
  });
  const current = node.id === view.choice.node;
  return element("tr", { "aria-current": current ? "true" : null }, element("th", { scope: "row" }, select), ...cells);
}
