// The titles of the sources whose ids are given.
MATCH (source:Source)
WHERE source.id IN $ids
RETURN source.id AS id, source.title AS title
ORDER BY title, id
