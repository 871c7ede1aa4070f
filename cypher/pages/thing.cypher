// One thing of the graph by its id.
MATCH (thing:Entity {id: $id})
RETURN thing AS thing
