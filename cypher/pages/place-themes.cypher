// What the organisations and activities in a place, and in the places that are part of it, focus on.
MATCH (whole:Place {id: $id})<-[:PART_OF*0..3]-(place:Place)<-[:LOCATED_IN]-(thing:Entity)-[claim:FOCUSES_ON]->(theme:Theme)
WHERE NOT claim.status IN ['negative', 'potential']
RETURN place AS place, thing AS thing, theme AS theme
ORDER BY place.name, theme.name, thing.name
