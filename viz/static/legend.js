/** The legend is the filter: each kind of organisation and of tie with its look, how many are shown, and a box to tick. */

import { button, element } from "./dom.js";
import { icon, line } from "./shapes.js";
import { tieLook } from "./looks.js";

/** Returns the legend; it follows the view. */
export function legend(view, words) {
  const { document } = view.content;
  if (view.content.isOverview) return overviewLegend(view, words);
  const kinds = document.legend.map((entry) => [entry.kind, entry.label, icon(entry)]);
  const ties = document.tie_legend.map((entry) => [entry.status, entry.label, line({ ...tieLook(entry.status), width: 3 })]);
  const groups = [
    new Group(words, words("kinds"), kinds, view.choice.hiddenKinds, (hiddenKinds) => view.change({ hiddenKinds })),
    new Group(words, words("ties_of"), ties, view.choice.hiddenStatuses, (hiddenStatuses) => view.change({ hiddenStatuses })),
  ];
  const loose = looseBox(view, words);
  const follow = () => {
    groups[0].show(view.choice.hiddenKinds, countBy([...view.nodes], (id) => view.content.nodes.get(id).kind));
    groups[1].show(view.choice.hiddenStatuses, countBy(view.ties, (tie) => tie.status));
    loose.show();
  };
  view.listen(follow);
  follow();
  const boxes = [groups[0].box, loose.box, groups[1].box];
  return element("nav", { class: "legend", "aria-label": words("legend") }, ...boxes, key(words));
}

/** On an overview every ring holds all kinds, so there is nothing to hide. */
function overviewLegend({ content }, words) {
  const rows = content.document.legend.map((entry) =>
    element("li", {}, icon(entry), element("span", {}, entry.label), element("span", { class: "count" }, String(entry.count))),
  );
  const list = element("ul", { class: "rows" }, ...rows);
  return element("nav", { class: "legend", "aria-label": words("legend") }, element("h3", {}, words("kinds")), list);
}

function countBy(things, keyOf) {
  const counts = new Map();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return counts;
}

function tick(onchange, ...label) {
  const input = element("input", { type: "checkbox", onchange });
  const count = element("span", { class: "count" });
  return { input, count, row: element("label", {}, input, ...label, count) };
}

class Group {
  constructor(words, title, entries, hidden, onchange) {
    this.values = entries.map(([value]) => value);
    const all = () => onchange(new Set());
    const none = () => onchange(new Set(this.values));
    this.ticks = entries.map(([value, label, picture]) =>
      tick(() => onchange(toggled(this.hidden, value)), picture, element("span", {}, label)),
    );
    const switches = element("span", { class: "switches" }, button(words("all"), all), button(words("none"), none));
    this.box = element("fieldset", {}, element("legend", {}, title), switches, ...this.ticks.map((each) => each.row));
    for (const each of switches.children) each.setAttribute("aria-label", `${each.textContent}: ${title}`);
  }

  show(hidden, counts) {
    this.hidden = hidden;
    this.ticks.forEach(({ input, count }, index) => {
      const value = this.values[index];
      input.checked = !hidden.has(value);
      count.textContent = String(counts.get(value) ?? 0);
    });
  }
}

function toggled(hidden, value) {
  const next = new Set(hidden);
  if (!next.delete(value)) next.add(value);
  return next;
}

function looseBox(view, words) {
  const change = () => view.change({ loose: input.checked });
  const { input, count, row } = tick(change, element("span", {}, words("loose")));
  const show = () => {
    row.hidden = view.choice.loose && view.looseCount === 0;
    input.checked = view.choice.loose;
    count.textContent = String(view.looseCount);
  };
  return { box: row, show };
}

function key(words) {
  const lines = ["key_size", "key_width", "key_area"].map((name) => element("li", {}, words(name)));
  return element("ul", { class: "key", "aria-label": words("key") }, ...lines);
}
