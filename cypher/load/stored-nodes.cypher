// What is stored of entities and sources and who states it, gathered in lists: rows one by one travel three times slower.
// An Original tells what is stated of an entity that is shown as one with others.
MATCH (node)
WHERE node:Entity OR node:Source OR node:Original
WITH [node.id, labels(node), node.claims, CASE WHEN node:Original THEN node.stated_kind END] AS node
WITH collect(node) AS nodes
UNWIND range(0, size(nodes) - 1, 5000) AS first
RETURN nodes[first..first + 5000] AS nodes
