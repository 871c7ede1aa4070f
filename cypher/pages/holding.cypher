// Things whose names, other spellings or number hold every given word, anywhere in a word (folded: klynge finds Sjømatklyngen), the
// shortest first. Persons are hidden unless somebody asks for them.
MATCH (thing:Entity)
WHERE NOT thing:Person
  AND $label IN labels(thing)
  AND all(word IN $words WHERE thing.search CONTAINS word)
RETURN thing.id AS id
ORDER BY size(thing.search), id
LIMIT $most
