// Gives relationships of one type all their properties anew. Starts at the end with fewer ties, called `near`: from a hub it is slow.
UNWIND $rows AS row
MATCH (near:Entity {id: row.near})-[tie:TYPE {id: row.id}]-(far:Entity {id: row.far})
SET tie = row.properties
