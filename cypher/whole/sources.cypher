// Every source.
MATCH (source:Source)
RETURN source AS source
ORDER BY source.id
