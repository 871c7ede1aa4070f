"""Every Cypher text of samspill as a file, and the catalogue that reads and checks them; imports nothing of samspill."""
