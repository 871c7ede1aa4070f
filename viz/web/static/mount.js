/** Puts a map into a page. */

import { element } from "./map/dom.js";
import { drawMap } from "./map/map.js";

/**
 * Draws the map whose document is at an address.
 * @param {HTMLElement} container with `data-map`, the address of the document; `data-vis`, that of vis-network; `data-pages`, that of
 *   an organisation's page with ID in place of its id; `data-parts`, if communities on it can be opened, that of the network around
 *   the organisation ID; `data-failed`, what to say if there is no map; `data-compact` for a small one
 */
export async function mount(container) {
  const { map, vis, pages, parts, failed, compact } = container.dataset;
  try {
    const [mapDocument] = await Promise.all([read(map), loadScript(vis)]);
    const stage = element("div");
    container.replaceChildren(stage);
    const small = compact !== undefined;
    const go = (address, id) => location.assign(address.replace("ID", encodeURIComponent(id)));
    const onOpen = (id) => go(pages, id);
    const onOpenCommunity = parts && ((id) => go(parts, id.replace(/^community:/, "")));
    drawMap(stage, mapDocument, { onOpen, onOpenCommunity, compact: small, urlState: !small });
  } catch (error) {
    container.replaceChildren(element("p", { class: "waiting" }, failed));
    console.error(error);
  }
}

async function read(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

/** Loads a classic script, which a module cannot import. */
function loadScript(src) {
  return new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));
}
