// The claims that join one thing to another, with that other thing: the first so many by its name. Persons are hidden unless somebody
// asks for them.
MATCH (thing:Entity {id: $id})-[claim]-(other:Entity)
WHERE NOT other:Person
WITH claim, other
ORDER BY other.name, claim.id
LIMIT $most
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN claim AS claim, other AS other, source.title AS source_title
ORDER BY other.name, claim.id
