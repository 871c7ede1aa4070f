// The places and themes that organisations have, to choose from.
MATCH (organisation:Organisation)-[:LOCATED_IN|FOCUSES_ON]->(choice:Entity)
RETURN choice AS choice, count(organisation) AS organisations
ORDER BY choice.name, choice.id
