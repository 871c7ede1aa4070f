// Every relationship with its type, ends and properties.
MATCH (start)-[tie]->(end)
RETURN type(tie) AS type, start.id AS start, end.id AS end, properties(tie) AS properties
