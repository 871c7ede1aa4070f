// All sources.
MATCH (source:Source)
RETURN source AS source
ORDER BY source.title, source.id
