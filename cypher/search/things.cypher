// Things whose folded names match a full-text query, best first as the engine sees it; persons only when asked for.
CALL db.index.fulltext.queryNodes('Entity[search]', $words) YIELD node AS thing, score AS match
WHERE $persons OR NOT thing:Person
RETURN thing.id AS id, thing.name AS name, labels(thing) AS labels, thing.search AS search
ORDER BY match DESC, id
LIMIT $most
