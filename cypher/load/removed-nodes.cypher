// Removes nodes; the load has removed their relationships before, or creates both again when a node gets another kind.
UNWIND $rows AS row
MATCH (node:ROOT {id: row.id})
DETACH DELETE node
