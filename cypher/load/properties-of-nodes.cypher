// All properties of some nodes, for those that several origins describe together.
UNWIND $rows AS row
MATCH (node:ROOT {id: row.id})
RETURN row.id AS id, properties(node) AS properties
