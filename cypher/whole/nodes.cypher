// Every node with its labels and properties.
MATCH (node)
RETURN labels(node) AS labels, properties(node) AS properties
