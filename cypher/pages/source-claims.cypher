// What a source says: its first so many claims, with both ends. Persons are hidden unless somebody asks for them.
MATCH (first:Entity)-[claim {source: $id}]->(second:Entity)
WHERE NOT first:Person
RETURN claim AS claim, first AS first, second AS second
ORDER BY claim.locator, first.name, second.name, claim.id
LIMIT $most
