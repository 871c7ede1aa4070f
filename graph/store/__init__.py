"""Where the graph is kept: one port, two engines (embedded ArcadeDB and Neo4j), one protocol (Bolt)."""
