// Ids of nodes by the engine's own names for them.
MATCH (node)
WHERE elementId(node) IN $ends
RETURN elementId(node) AS engine_id, node.id AS id
