// How much the store holds.
RETURN
  COUNT { MATCH (:Organisation) } AS organisations,
  COUNT { MATCH (:Activity) } AS activities,
  COUNT { MATCH (:Entity)-[]->(:Entity) } AS claims,
  COUNT { MATCH (:Source) } AS sources
