// `search` holds folded text already, so the analyser only has to part words. The name is the one that the embedded engine gives.
CREATE FULLTEXT INDEX `Entity[search]` IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
