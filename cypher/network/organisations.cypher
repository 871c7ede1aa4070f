// Every organisation, to be the rows of a network.
MATCH (organisation:Organisation)
RETURN organisation.id AS id, organisation.name AS name, labels(organisation) AS labels
