// Every relationship between entities; those of persons only if asked for.
MATCH (from:Entity)-[claim]->(to:Entity)
WHERE $persons OR NOT (from:Person OR to:Person)
RETURN claim AS claim
ORDER BY claim.id
