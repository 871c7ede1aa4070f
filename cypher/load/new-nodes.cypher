// Creates nodes of one KIND, with all their LABELS: the embedded engine knows those above KIND by itself and lets the second line be.
UNWIND $rows AS row
CREATE (node:KIND {id: row.id})
SET node:LABELS
SET node = row.properties
