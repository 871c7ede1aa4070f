// What the things with these ids are.
MATCH (thing:Entity)
WHERE thing.id IN $ids
RETURN thing.id AS id, labels(thing) AS labels
