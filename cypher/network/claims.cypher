// The claims with these ids, with names and the source's title.
MATCH (start:Entity)-[claim]->(end:Entity)
WHERE claim.id IN $ids
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN claim AS claim, start.name AS start_name, end.name AS end_name, source.title AS source_title
