// One source by its id.
MATCH (source:Source {id: $id})
RETURN source AS source
