// Things at or below a label with this id, or whose folded names hold every given word: those called just so first, then those whose
// names begin so, the shortest first. Persons are never found.
MATCH (thing:Entity)
WHERE $label IN labels(thing)
  AND NOT thing:Person
  AND (thing.id = $asked OR (size($words) > 0 AND all(word IN $words WHERE thing.search CONTAINS word)))
WITH thing, CASE
  WHEN thing.id = $asked THEN 0
  WHEN toLower(thing.name) = toLower($asked) OR thing.search = $text THEN 1
  WHEN thing.search STARTS WITH $text + ' ' THEN 2
  WHEN thing.search STARTS WITH $text THEN 3
  ELSE 4
END AS place
RETURN thing.id AS id, thing.name AS name, labels(thing) AS labels, thing.search AS search
ORDER BY place, size(thing.search), id
LIMIT $most
