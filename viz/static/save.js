/** Files to keep: the map as a picture with title and legend, the table as CSV. */

import { download } from "./dom.js";
import { INK, MUTED, strokeTie } from "./looks.js";
import { fillShape } from "./shapes.js";
import { fold } from "./words.js";

const TOP = 48;
const EDGE = 16;
const LINE = 22;
const FONT = "12px system-ui, sans-serif";

function fileName(content, ending) {
  return `${fold(content.document.title).replaceAll(" ", "-") || "samspill"}.${ending}`;
}

/** Lets the reader keep the map as it is shown; `shown` is the line that says what that is. */
export function savePicture(view, stage, shown) {
  const map = stage.picture();
  const density = map.width / map.clientWidth;
  const entries = legendLines(view, map.clientWidth - 2 * EDGE);
  const below = TOP + map.clientHeight;
  const sheet = document.createElement("canvas");
  sheet.width = map.width;
  sheet.height = (below + (entries.length + 2) * LINE) * density;
  const context = sheet.getContext("2d");
  context.fillStyle = "#FFFFFF";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(map, 0, TOP * density);
  context.scale(density, density);
  context.textBaseline = "middle";
  write(context, view.content.document.title, EDGE, TOP / 2, INK, "700 18px system-ui, sans-serif");
  entries.forEach((line, index) => line.forEach((entry) => writeEntry(context, entry, below + (index + 0.5) * LINE)));
  write(context, shown, EDGE, below + (entries.length + 0.7) * LINE, MUTED);
  sheet.toBlob((blob) => download(fileName(view.content, "png"), blob));
}

function write(context, text, x, y, color, font = FONT) {
  Object.assign(context, { font, fillStyle: color });
  context.fillText(text, x, y);
}

/** Returns the legend of what is shown, in as many lines as it takes, each entry with its place on the line. */
function legendLines({ content, choice }, width) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = FONT;
  const { legend, tie_legend: ties } = content.document;
  const entries = [
    ...legend.filter((entry) => !choice.hiddenKinds.has(entry.kind)),
    ...ties.filter((entry) => !choice.hiddenStatuses.has(entry.status)),
  ];
  const lines = [[]];
  let x = 0;
  for (const entry of entries) {
    const room = 18 + context.measureText(entry.label).width + 20;
    if (x + room > width && x > 0) [x] = [0, lines.push([])];
    lines.at(-1).push({ ...entry, x: EDGE + x });
    x += room;
  }
  return lines;
}

function writeEntry(context, entry, y) {
  const { x } = entry;
  if (entry.shape) fillShape(context, entry, x + 6, y, 6, 0.5);
  else strokeTie(context, entry, { x, y }, { x: x + 14, y }, 3);
  write(context, entry.label, x + 18, y, INK);
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
