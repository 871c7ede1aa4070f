// Every relationship between entities; those of persons only if asked for.
MATCH (start:Entity)-[claim]->(end:Entity)
WHERE $persons OR NOT (start:Person OR end:Person)
RETURN claim AS claim
ORDER BY claim.id
