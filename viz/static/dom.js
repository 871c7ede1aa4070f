/** Builds elements. Text goes in as text, never as markup: nothing here or elsewhere in the map writes HTML. */

/**
 * Returns a new element.
 * @param {string} tag
 * @param {Object<string, any>} [attributes] functions become listeners (`onclick`), `true` an empty attribute, null or false none
 * @param {...(Node|string|null)} children null is left out
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Returns a button that is no submit button. */
export function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

/** Returns a pair of buttons of which one is pressed, and a function that presses the one of the given value. */
export function choice(label, options, onchoose) {
  const buttons = options.map(([value, text]) => [value, button(text, () => onchoose(value))]);
  const group = element("div", { class: "choice", role: "group", "aria-label": label }, ...buttons.map(([, each]) => each));
  const press = (chosen) => {
    for (const [value, each] of buttons) each.setAttribute("aria-pressed", String(value === chosen));
  };
  return [group, press];
}

/** Lets the reader keep `blob` as a file called `name`. */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

let made = 0;

/** Returns an id that no other element of the page has, for labels and lists that point at each other. */
export function uniqueId(purpose) {
  made += 1;
  return `samspill-${purpose}-${made}`;
}
