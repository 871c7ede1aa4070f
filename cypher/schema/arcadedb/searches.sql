-- Read after the types (files go by name). The engine calls the full-text index `Entity[search]`.
CREATE INDEX IF NOT EXISTS ON Entity (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Entity (search) FULL_TEXT;
CREATE INDEX IF NOT EXISTS ON Source (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Load (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Load (number) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Verdict (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Original (id) UNIQUE;
CREATE INDEX IF NOT EXISTS ON Tie (id) UNIQUE;
