/** The words of the screen, which come translated with the map document, and how names are compared. */

/**
 * Returns a function that gives the text of a key, with `{places}` filled in. Where a count decides the form, the document
 * has the key twice, ending in `_one` and `_many`, and the values hold it as `n`.
 * @param {Object<string, string>} texts
 */
export function wordsFrom(texts) {
  return (key, values = {}) => {
    const text = texts[key] ?? texts[`${key}_${values.n === 1 ? "one" : "many"}`] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

// Letters that Unicode does not decompose; the same list as samspill.graph.names.fold.
const LETTERS = { ø: "o", æ: "ae", đ: "d", ð: "d", ŧ: "t", þ: "th", ŋ: "n", ł: "l", ß: "ss" };

/** Returns `text` as it is searched: "Sjømatløftet" is found by "sjomat". */
export function fold(text) {
  const plain = text.toLowerCase().replace(/[øæđðŧþŋłß]/g, (letter) => LETTERS[letter]);
  return plain
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
