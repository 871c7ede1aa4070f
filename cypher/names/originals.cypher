// The ids of all that is stated and shown as one with something else.
MATCH (original:Original)
RETURN original.id AS id
ORDER BY id
