// The names of all places, which tell names of organisations apart.
MATCH (place:Place)
RETURN place.name AS name
ORDER BY name
