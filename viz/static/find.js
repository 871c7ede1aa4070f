/** The find box: a combobox whose list shows organisations by any part of their name, ø found by o. */

import { element, uniqueId } from "./dom.js";
import { icon } from "./shapes.js";
import { fold } from "./words.js";

const LONGEST = 8;

/** Returns the nodes whose name has every word asked for, those whose name begins with it first, then by partners. */
export function matches(content, asked) {
  const wanted = fold(asked);
  if (!wanted) return [];
  const found = [...content.nodes.values()].map((node) => ({ node, name: fold(node.name) }));
  return found
    .filter(({ name }) => wanted.split(" ").every((word) => name.includes(word)))
    .sort((one, other) => place(one.name, wanted) - place(other.name, wanted) || other.node.partners - one.node.partners)
    .map(({ node }) => node);
}

function place(name, wanted) {
  if (name.startsWith(wanted)) return 0;
  return name.includes(` ${wanted}`) ? 1 : 2;
}

/**
 * Returns the find box.
 * @param {(id: string) => void} onChoose
 */
export function findBox(content, words, onChoose) {
  return new FindBox(content, words, onChoose).box;
}

class FindBox {
  constructor(content, words, onChoose) {
    Object.assign(this, { content, words, onChoose, found: [], active: -1 });
    const id = uniqueId("found");
    this.list = element("ul", { id, role: "listbox", "aria-label": words("found"), hidden: true });
    this.input = element("input", {
      type: "text",
      role: "combobox",
      "aria-label": words("find"),
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: words("find"),
      oninput: () => this.#search(),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.#close(),
    });
    this.box = element("div", { class: "find" }, this.input, this.list);
  }

  #search() {
    this.found = matches(this.content, this.input.value).slice(0, LONGEST);
    const rows = this.found.map((node, index) => this.#row(node, index));
    const none = this.found.length === 0 && fold(this.input.value) !== "";
    this.list.replaceChildren(...rows, ...(none ? [element("li", { role: "presentation" }, this.words("nothing_found"))] : []));
    this.list.hidden = !rows.length && !none;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.#activate(-1);
  }

  #row(node, index) {
    // Pressing must not take the focus away, or the list would close before the click.
    const onpointerdown = (event) => event.preventDefault();
    const onclick = () => this.#choose(index);
    const where = element("small", {}, node.places.join(", "));
    const attributes = { id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false", onpointerdown, onclick };
    return element("li", attributes, icon(this.content.kindOf(node)), element("span", {}, node.name), where);
  }

  #activate(index) {
    this.active = index;
    this.found.forEach((_, each) => this.list.children[each].setAttribute("aria-selected", String(each === index)));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
  }

  #key(event) {
    const count = this.found.length;
    const actions = {
      ArrowDown: () => this.#activate((this.active + 1) % count),
      ArrowUp: () => this.#activate((this.active <= 0 ? count : this.active) - 1),
      Enter: () => this.#choose(Math.max(0, this.active)),
    };
    if (event.key === "Escape") return this.#close();
    if (!actions[event.key] || !count || this.list.hidden) return undefined;
    event.preventDefault();
    return actions[event.key]();
  }

  #choose(index) {
    const node = this.found[index];
    this.input.value = node.name;
    this.#close();
    this.onChoose(node.id);
  }

  #close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }
}
