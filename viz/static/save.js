/** Files to keep: the map as a picture with title and legend, the table as CSV. */

import { download } from "./dom.js";
import { INK, MUTED } from "./looks.js";
import { fillShape } from "./shapes.js";
import { fold } from "./words.js";

const TOP = 48;
const BOTTOM = 64;
const EDGE = 16;

function fileName(content, ending) {
  return `${fold(content.document.title).replaceAll(" ", "-") || "samspill"}.${ending}`;
}

/** Lets the reader keep the map as it is shown; `shown` is the line that says what that is. */
export function savePicture(view, stage, shown) {
  const map = stage.picture();
  const density = map.width / map.clientWidth;
  const sheet = document.createElement("canvas");
  sheet.width = map.width;
  sheet.height = map.height + (TOP + BOTTOM) * density;
  const context = sheet.getContext("2d");
  context.fillStyle = "#FFFFFF";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(map, 0, TOP * density);
  context.scale(density, density);
  writeFrame(context, view, shown, map.clientHeight + TOP);
  sheet.toBlob((blob) => download(fileName(view.content, "png"), blob));
}

function writeFrame(context, view, shown, below) {
  context.textBaseline = "middle";
  context.fillStyle = INK;
  context.font = "700 18px system-ui, sans-serif";
  context.fillText(view.content.document.title, EDGE, TOP / 2);
  context.font = "12px system-ui, sans-serif";
  writeLegend(context, view, below + 20);
  context.fillStyle = MUTED;
  context.fillText(shown, EDGE, below + 46);
}

function writeLegend(context, { content, choice }, y) {
  let x = EDGE;
  for (const entry of content.document.legend) {
    if (choice.hiddenKinds.has(entry.kind)) continue;
    fillShape(context, entry, x + 6, y, 6, 0.5);
    context.fillStyle = INK;
    context.fillText(entry.label, x + 18, y);
    x += 18 + context.measureText(entry.label).width + 20;
  }
}

/** Returns a cell as spreadsheets read it, one that would be taken for a formula made plain text. */
export function cell(value) {
  const text = String(value);
  const harmless = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Lets the reader keep a table; semicolons and the mark at the start are what Norwegian spreadsheet programs expect. */
export function saveTable(view, rows) {
  const separator = view.content.document.language === "en" ? "," : ";";
  const text = rows.map((row) => row.map(cell).join(separator)).join("\r\n");
  download(fileName(view.content, "csv"), new Blob(["\uFEFF", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
}
