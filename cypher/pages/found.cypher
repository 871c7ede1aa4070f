// The things with these ids, each with the places where it is.
MATCH (thing:Entity)
WHERE thing.id IN $ids
OPTIONAL MATCH (thing)-[claim:LOCATED_IN]->(place:Place)
WHERE NOT claim.status IN ['negative', 'potential']
WITH thing, place
ORDER BY place.name
RETURN thing AS thing, collect(DISTINCT place.name) AS places
