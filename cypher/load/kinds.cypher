// Every entity with its labels, gathered in lists: rows one by one travel three times slower.
MATCH (node:Entity)
WITH [node.id, labels(node)] AS node
WITH collect(node) AS nodes
UNWIND range(0, size(nodes) - 1, 5000) AS first
RETURN nodes[first..first + 5000] AS nodes
