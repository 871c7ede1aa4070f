// The ids under which organisations are shown.
MATCH (organisation:Organisation)
RETURN organisation.id AS id
ORDER BY id
