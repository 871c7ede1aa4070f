/** Adds to pages what needs a script: suggestions under search fields, maps, a key to run a query. All else works without. */

import { mount } from "./mount.js";
import { suggest } from "./suggest.js";

for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);
for (const container of document.querySelectorAll("[data-map]")) mount(container);
document.querySelector("#query")?.addEventListener("keydown", runOnEnter);

/** Ctrl+Enter, or ⌘+Enter, runs the query from within its text. */
function runOnEnter(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
}
