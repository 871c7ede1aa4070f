-- Read after the types (files go by name). The full-text index is called `Entity[search]` here, `entity_search` in Neo4j.
CREATE INDEX IF NOT EXISTS ON Entity (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Entity (search) FULL_TEXT;
CREATE INDEX IF NOT EXISTS ON Source (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Load (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Tie (id) UNIQUE;
