// Things whose names, other spellings or organisation number hold every given word (folded: sjomat finds Sjømat).
// Best first: names that start with the phrase, then those where a word starts with it, then the others, shorter ones first.
MATCH (thing:Entity)
WHERE NOT thing:Person
  AND ($label = '' OR $label IN labels(thing))
  AND all(word IN $words WHERE thing.search CONTAINS word)
RETURN thing AS thing
ORDER BY
  CASE
    WHEN thing.search STARTS WITH $phrase THEN 0
    WHEN thing.search CONTAINS (' ' + $phrase) THEN 1
    ELSE 2
  END,
  size(thing.search), thing.id
LIMIT $most
