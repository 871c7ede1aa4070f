// The places and themes that tell organisations apart, to filter by: places with the wholes they are part of, since a filter on a whole
// takes its parts along.
MATCH (:Organisation)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(choice:Place)
RETURN DISTINCT choice AS choice
UNION
MATCH (:Entity)-[:FOCUSES_ON]->(choice:Theme)
RETURN DISTINCT choice AS choice
