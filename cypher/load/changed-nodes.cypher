// Gives nodes all their properties anew.
UNWIND $rows AS row
MATCH (node:ROOT {id: row.id})
SET node = row.properties
