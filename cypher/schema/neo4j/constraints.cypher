// Ids are unique across kinds, and a relationship cannot be stored twice. Neo4j has no common type of relationships to constrain.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (source:Source) REQUIRE source.id IS UNIQUE;
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (load:Load) REQUIRE load.id IS UNIQUE;
CREATE CONSTRAINT load_number IF NOT EXISTS FOR (load:Load) REQUIRE load.number IS UNIQUE;
CREATE CONSTRAINT verdict_id IF NOT EXISTS FOR (verdict:Verdict) REQUIRE verdict.id IS UNIQUE;
CREATE CONSTRAINT original_id IF NOT EXISTS FOR (original:Original) REQUIRE original.id IS UNIQUE;
CREATE CONSTRAINT forgotten_id IF NOT EXISTS FOR (forgotten:Forgotten) REQUIRE forgotten.id IS UNIQUE;

CREATE CONSTRAINT works_with_id IF NOT EXISTS FOR ()-[tie:WORKS_WITH]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT member_of_id IF NOT EXISTS FOR ()-[tie:MEMBER_OF]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT participates_in_id IF NOT EXISTS FOR ()-[tie:PARTICIPATES_IN]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT funds_id IF NOT EXISTS FOR ()-[tie:FUNDS]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT owns_id IF NOT EXISTS FOR ()-[tie:OWNS]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT part_of_id IF NOT EXISTS FOR ()-[tie:PART_OF]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT located_in_id IF NOT EXISTS FOR ()-[tie:LOCATED_IN]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT succeeded_by_id IF NOT EXISTS FOR ()-[tie:SUCCEEDED_BY]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT focuses_on_id IF NOT EXISTS FOR ()-[tie:FOCUSES_ON]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT offers_id IF NOT EXISTS FOR ()-[tie:OFFERS]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT has_role_in_id IF NOT EXISTS FOR ()-[tie:HAS_ROLE_IN]-() REQUIRE tie.id IS UNIQUE;
CREATE CONSTRAINT competes_with_id IF NOT EXISTS FOR ()-[tie:COMPETES_WITH]-() REQUIRE tie.id IS UNIQUE;
