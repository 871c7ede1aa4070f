/**
 * Turns a search field into a combobox (WAI-ARIA 1.2, "editable combobox with list autocomplete"): the server finds, the reader chooses
 * with arrow keys, Enter or a click. In the header a choice opens the page; in a form it fills the field in.
 */

import { element, uniqueId } from "./map/dom.js";

const WAIT = 150;
const SHOWN = 8;

/** @param {HTMLInputElement} input with `data-suggest`, the address to ask; `data-go` if a choice opens its page */
export function suggest(input) {
  const list = element("ul", { role: "listbox", id: uniqueId("suggestions"), hidden: true, "aria-label": input.placeholder || input.labels[0].textContent });
  const live = element("span", { class: "unseen", role: "status" });
  const box = { input, list, live, hits: [], at: -1, asked: 0, chosen: chosenField(input) };
  const wrap = element("span", { class: "combobox" });
  input.replaceWith(wrap);
  wrap.append(input, list, live);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  let timer = 0;
  input.addEventListener("input", () => {
    forget(box);
    clearTimeout(timer);
    timer = setTimeout(() => ask(box), WAIT);
  });
  input.addEventListener("keydown", (event) => onKey(box, event));
  // A click on a suggestion takes the focus off the field first, so wait until it has been seen.
  input.addEventListener("blur", () => setTimeout(() => close(box), 150));
}

/** For a field of a form: a hidden field that carries the id of what was chosen in place of its name. */
function chosenField(input) {
  if ("go" in input.dataset) return null;
  const hidden = element("input", { type: "hidden", name: input.name, value: input.dataset.id ?? "", disabled: !input.dataset.id });
  if (input.dataset.id) input.removeAttribute("name");
  hidden.dataset.name = input.name || hidden.name;
  input.form.append(hidden);
  return hidden;
}

/** What is typed now is not what was chosen before. */
function forget({ input, chosen }) {
  if (!chosen) return;
  chosen.disabled = true;
  input.name = chosen.dataset.name;
}

async function ask(box) {
  const query = box.input.value.trim();
  const turn = ++box.asked;
  if (!query) return close(box);
  const address = new URL(box.input.dataset.suggest, location.href);
  address.searchParams.set("q", query);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  // Answers may come in another order than the letters were typed.
  if (!answer.ok || turn !== box.asked) return;
  show(box, (await answer.json()).hits.slice(0, SHOWN));
}

function show(box, hits) {
  const { input, list, live } = box;
  box.hits = hits;
  box.at = -1;
  list.replaceChildren(...hits.map((hit, index) => option(box, hit, index)));
  list.hidden = hits.length === 0;
  input.setAttribute("aria-expanded", String(hits.length > 0));
  input.removeAttribute("aria-activedescendant");
  live.textContent = hits.length ? `${hits.length} ${input.dataset.found}` : input.dataset.none;
}

function option(box, hit, index) {
  const where = [hit.kind_name, ...hit.places].filter(Boolean).join(" · ");
  const onpointerdown = (event) => {
    event.preventDefault();
    choose(box, index);
  };
  const attributes = { role: "option", id: `${box.list.id}-${index}`, "aria-selected": "false", onpointerdown };
  return element("li", attributes, element("span", {}, hit.name), element("small", {}, where));
}

function close({ input, list }) {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function onKey(box, event) {
  const open = !box.list.hidden;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && open) {
    event.preventDefault();
    mark(box, (box.at + step + box.hits.length) % box.hits.length);
  } else if (event.key === "Enter" && open && box.at >= 0) {
    event.preventDefault();
    choose(box, box.at);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    close(box);
  }
}

function mark(box, at) {
  box.at = at;
  [...box.list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
  box.input.setAttribute("aria-activedescendant", `${box.list.id}-${at}`);
  box.list.children[at].scrollIntoView({ block: "nearest" });
}

/** The language, projection and filters that links carry on; the address to ask has them too. */
function keptState(input) {
  const { search } = new URL(input.dataset.suggest, location.href);
  return search;
}

function choose(box, index) {
  const hit = box.hits[index];
  const { input, chosen } = box;
  input.value = hit.name;
  close(box);
  if (!chosen) return location.assign(hit.address + keptState(input));
  chosen.value = hit.id;
  chosen.disabled = false;
  input.removeAttribute("name");
}
