/** Why a tie is there: what it goes through, and for each the claims with words, source, place in the source, status and years. */

import { element } from "./dom.js";

/** Returns the ways of a tie with their claims as a list, and says how many more there are than the map holds. */
export function evidence(tie, content, words) {
  const more = tie.ways - tie.through.length;
  const ways = tie.through.map((way) => wayItem(way, content, words));
  return element("ul", { class: "ways" }, ...ways, more ? element("li", { class: "about" }, words("more_ways", { n: more })) : null);
}

function wayItem(way, content, words) {
  const claims = way.claims.map((id) => claimItem(content.document.claims[id], words));
  const what = way.what ? element("strong", {}, way.what) : null;
  const about = [way.kind, way.verb, way.status].filter(Boolean).join(" · ");
  const list = element("ul", { class: "claims" }, ...claims);
  return element("li", {}, what, element("span", { class: "about" }, about), list);
}

function claimItem(claim, words) {
  const from = `${words("source")}: ${[claim.source, claim.locator].filter(Boolean).join(", ")}`;
  return element(
    "li",
    {},
    element("strong", {}, claim.text),
    element("span", {}, claim.evidence),
    element("span", { class: "about" }, [from, claim.status, years(claim)].filter(Boolean).join(" · ")),
  );
}

function years({ from, to }) {
  if (!from && !to) return "";
  return from === to ? from : `${from}–${to}`;
}
