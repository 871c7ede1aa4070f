// Creates relationships of one type. Never MERGE: the embedded engine would walk all ties of the start for each row.
UNWIND $rows AS row
MATCH (start:Entity {id: row.start})
MATCH (end:Entity {id: row.end})
CREATE (start)-[tie:TYPE]->(end)
SET tie = row.properties
