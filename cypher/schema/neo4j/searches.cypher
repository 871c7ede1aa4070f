// `search` holds folded text already, so the analyser only has to part words. The name is the one that the embedded engine gives.
// Sources have no such text: they are named so that no index of somebody else's says the same, beside which Neo4j would not make ours.
CREATE FULLTEXT INDEX `Entity[search]` IF NOT EXISTS FOR (thing:Entity|Source) ON EACH [thing.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
