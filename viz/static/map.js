/**
 * Draws a map document into an element of the page.
 *
 * The container becomes `.samspill-map`, fills its height, and holds one `.frame` with, in this order: `.top` (the title if asked
 * for, find box, map or table, save picture, save table, and `.status`, the line that says what is shown), `.aside` (the legend),
 * `.stage` (the map with its zoom buttons, or the table), `.panel` (facts and evidence) and a live region. With `compact` there
 * is only the stage, and the panel once something is selected. vis-network has to be there as the global `vis`.
 */

import { choiceFrom, keepAddress } from "./address.js";
import { Content } from "./content.js";
import { button, choice, element, uniqueId } from "./dom.js";
import { findBox } from "./find.js";
import { describe, listenToKeys } from "./keyboard.js";
import { legend } from "./legend.js";
import { panel } from "./panel.js";
import { savePicture, saveTable } from "./save.js";
import { Stage } from "./stage.js";
import { rows, table } from "./table.js";
import { View } from "./view.js";
import { wordsFrom } from "./words.js";

/**
 * @typedef {object} Options
 * @property {Object<string, string>} [texts] words that differ from the document's
 * @property {(id: string) => void} [onOpen] called when the reader wants the page of an organisation; adds a button for it
 * @property {(id: string) => void} [onOpenCommunity] called when the reader wants to see who a ring stands for; adds a button for it
 * @property {boolean} [compact] a small map inside a page: no bar, legend or table, and the wheel scrolls the page
 * @property {boolean} [urlState] keep the view in the page's address and start from it
 * @property {boolean} [heading] show the document's title as the page's first heading
 */

/**
 * Draws the map and returns its controller: `view` (what is shown), `stage` (the camera), `select(id)` and `clear()`.
 * @param {HTMLElement} container an empty element with a height
 * @param {object} mapDocument as made by samspill.viz.document
 * @param {Options} [options]
 */
export function drawMap(container, mapDocument, options = {}) {
  const words = wordsFrom({ ...mapDocument.texts, ...options.texts });
  const content = new Content(mapDocument);
  const start = options.urlState ? choiceFrom(location.hash, content) : {};
  const view = new View(content, start);
  const live = element("div", { class: "unseen", "aria-live": "polite" });
  const host = element("div", { class: "canvas" });
  const stageBox = element("div", { class: "stage" }, host);
  container.classList.add("samspill-map");
  container.classList.toggle("compact", Boolean(options.compact));
  container.replaceChildren(element("div", { class: "frame" }, stageBox, live));
  const stage = new Stage(host, view, { wheel: !options.compact });
  const map = { container, content, view, stage, words, options, say: (text) => announce(live, text) };
  stageBox.append(zoomButtons(map));
  surround(map, stageBox);
  connect(map);
  stage.fit();
  return { view, stage, select: (id) => choose(map, id), clear: () => view.clear() };
}

function announce(live, text) {
  // Cleared first, since the same words twice would not be read again.
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 30);
}

/** Puts bar, legend, table and panel around the stage. */
function surround(map, stageBox) {
  const { container, view, words, options } = map;
  const onEgo = () => {
    view.change({ ego: !view.choice.ego });
    map.stage.fit();
  };
  const details = panel(view, words, { opener: (node) => opener(options, node), onEgo });
  stageBox.after(details);
  map.stage.overlays.push(details);
  if (options.compact) return;
  stageBox.append(table(view, words));
  const aside = element("div", { class: "aside", id: uniqueId("legend") }, legend(view, words));
  stageBox.before(bar(map, aside), aside);
  container.querySelector(".table").hidden = view.choice.mode !== "table";
}

/** The button that opens and closes the legend; the style sheet has it on narrow pages only. */
function fold(words, aside) {
  const toggle = () => made.setAttribute("aria-expanded", String(aside.classList.toggle("open")));
  const made = button(words("legend"), toggle, { class: "fold", "aria-expanded": "false", "aria-controls": aside.id });
  return made;
}

function bar(map, aside) {
  const { view, words, content, options } = map;
  const [mode, press] = choice(words("view"), [["map", words("map")], ["table", words("table")]], (chosen) => view.change({ mode: chosen }));
  const status = element("p", { class: "status", role: "status" });
  const follow = () => {
    press(view.choice.mode);
    status.textContent = shownLine(view, words);
  };
  view.listen(follow);
  follow();
  return element(
    "div",
    { class: "top" },
    options.heading ? element("h1", {}, content.document.title) : null,
    findBox(content, words, (id) => choose(map, id)),
    mode,
    fold(words, aside),
    saves(map),
    status,
  );
}

/** On a narrow page these lie over the map. */
function saves({ view, stage, words }) {
  const picture = () => savePicture(view, stage, shownLine(view, words));
  const sheet = () => saveTable(view, rows(view, words));
  const box = element(
    "div",
    { class: "saves" },
    button(words("save_picture"), picture, { class: "action" }),
    button(words("save_table"), sheet, { class: "action" }),
  );
  stage.overlays.push(box);
  return box;
}

/** Says what is on the map: "28 of 38 organisations · 114 ties". */
function shownLine(view, words) {
  const { isOverview, nodes } = view.content;
  const things = words(isOverview ? "shown_communities" : "shown", { shown: view.nodes.size, all: nodes.size });
  return `${things} · ${words("ties", { n: view.ties.length })}`;
}

function zoomButtons({ stage, words }) {
  const box = element(
    "div",
    { class: "zoom" },
    button("+", () => stage.zoom(1.3), { "aria-label": words("zoom_in") }),
    button("−", () => stage.zoom(1 / 1.3), { "aria-label": words("zoom_out") }),
    button("⤢", () => stage.fit(), { "aria-label": words("fit") }),
  );
  stage.overlays.push(box);
  return box;
}

/** Returns what opens a node, or null if nothing does. */
function opener({ onOpen, onOpenCommunity }, { id, members }) {
  const open = members > 1 ? onOpenCommunity : onOpen;
  return open ? () => open(id) : null;
}

/** Selects a node that was found elsewhere than on the map, and goes there. */
function choose({ view, stage }, id) {
  view.select(id);
  stage.center(id);
}

/** Lets view, map, table, pointer and keyboard follow each other. */
function connect(map) {
  const { container, view, stage, words, say, options } = map;
  const filters = ["hiddenKinds", "hiddenStatuses", "loose", "ego", "node"];
  view.listen((part) => {
    if (filters.some((name) => name in part)) stage.refresh();
    else stage.redraw();
    if ("mode" in part) container.querySelector(".table").hidden = part.mode !== "table";
    if (part.node) say(`${describe(view, words, part.node)}. ${words("in_panel")}`);
  });
  listenToPointer(map);
  listenToKeys(stage, view, words, say);
  stage.frame.setAttribute("role", "application");
  stage.frame.setAttribute("aria-roledescription", words("network_map"));
  stage.frame.setAttribute("aria-label", `${map.content.document.title}. ${map.content.document.summary}`);
  if (options.urlState) keepAddress(view);
}

function listenToPointer({ view, stage, options }) {
  stage.network.on("click", ({ pointer }) => {
    const node = stage.nodeAt(pointer.DOM);
    const tie = node ? null : stage.tieAt(pointer.DOM);
    if (!node) return tie ? view.selectTie(tie) : view.clear();
    view.select(node);
    return stage.reveal(node);
  });
  stage.network.on("doubleClick", ({ pointer }) => {
    const id = stage.nodeAt(pointer.DOM);
    if (id) opener(options, view.content.nodes.get(id))?.();
  });
  const hover = (id) => id !== view.choice.hovered && view.change({ hovered: id });
  stage.frame.addEventListener("pointermove", (event) => {
    if (event.buttons || event.pointerType === "touch") return;
    const { left, top } = stage.frame.getBoundingClientRect();
    const id = stage.nodeAt({ x: event.clientX - left, y: event.clientY - top });
    stage.frame.style.cursor = id ? "pointer" : "";
    hover(id);
  });
  stage.frame.addEventListener("pointerleave", () => hover(null));
}

