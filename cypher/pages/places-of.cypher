// Where each of the given things is, by name.
MATCH (thing:Entity)-[claim:LOCATED_IN]->(place:Place)
WHERE thing.id IN $ids AND NOT claim.status IN ['negative', 'potential']
RETURN thing.id AS id, place.name AS place
ORDER BY id, place
