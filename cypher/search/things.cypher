// Things whose folded names match a full-text query, best first as the engine sees it. Only the best are asked for: to read and sort
// every one that a common word matches takes long.
CALL db.index.fulltext.queryNodes('Entity[search]', $words, {limit: $most}) YIELD node AS thing, score AS match
RETURN thing.id AS id, thing.name AS name, labels(thing) AS labels, thing.search AS search
ORDER BY match DESC, id
