// The claims with these ids, with names and the source's title.
MATCH (first:Entity)-[claim]->(second:Entity)
WHERE claim.id IN $ids
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN claim AS claim, first.name AS start_name, second.name AS end_name, source.title AS source_title
