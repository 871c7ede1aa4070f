// Every entity; persons only if asked for.
MATCH (node:Entity)
WHERE $persons OR NOT node:Person
RETURN node AS node
ORDER BY node.id
