// What the things with these ids are, and what they are called.
MATCH (thing:Entity)
WHERE thing.id IN $ids
RETURN thing.id AS id, thing.name AS name, labels(thing) AS labels
