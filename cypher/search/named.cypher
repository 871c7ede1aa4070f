// Things below a label with this id, or whose folded names hold every given word, shortest first. Persons are never found.
MATCH (thing:Entity)
WHERE $label IN labels(thing)
  AND NOT thing:Person
  AND (thing.id = $id OR (size($words) > 0 AND all(word IN $words WHERE thing.search CONTAINS word)))
RETURN thing.id AS id, thing.name AS name
ORDER BY size(thing.search), id
LIMIT $most
