// Every person; only the network of shared persons asks for them.
MATCH (person:Person)
RETURN person.id AS id, person.name AS name, labels(person) AS labels
