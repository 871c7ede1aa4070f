// What else is known of some organisations, for a person who judges whether two are one.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
OPTIONAL MATCH (organisation)-[tie]-(other:Entity)
WHERE other.id <> organisation.id AND NOT other:Person
WITH id, organisation, tie, other
ORDER BY other.name
WITH id, organisation, count(DISTINCT tie.id) AS ties, collect(DISTINCT other.name) AS others
RETURN id AS id, organisation.url AS url, organisation.description AS description, ties AS ties, others[..6] AS others
ORDER BY id
