// Where these organisations are located and what they focus on, as far as it is stated.
MATCH (organisation:Organisation)-[claim:LOCATED_IN|FOCUSES_ON]->(what:Entity)
WHERE organisation.id IN $ids AND claim.status = 'stated'
RETURN DISTINCT organisation.id AS id, type(claim) AS type, what.name AS name
ORDER BY id, type, name
