// What is stored of entities and sources and who states it, gathered in lists: rows one by one travel three times slower.
MATCH (node)
WHERE node:Entity OR node:Source
WITH [node.id, labels(node), node.claims] AS node
WITH collect(node) AS nodes
UNWIND range(0, size(nodes) - 1, 5000) AS first
RETURN nodes[first..first + 5000] AS nodes
