// Every claim that joins one thing to another, with that other thing. Persons are hidden unless somebody asks for them.
MATCH (thing:Entity {id: $id})-[claim]-(other:Entity)
WHERE NOT other:Person
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN claim AS claim, other AS other, source.title AS source_title
ORDER BY other.name, claim.id
