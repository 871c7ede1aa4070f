// `search` holds folded text already, so the analyser only has to part words.
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
