// What tells organisations from each other: names and keys, to find those that are one.
MATCH (organisation:Organisation)
RETURN organisation.id AS id, organisation.name AS name, organisation.names AS names, labels(organisation) AS labels,
  organisation.review AS review, organisation.orgnr AS orgnr, organisation.ror AS ror, organisation.pic AS pic,
  organisation.lei AS lei, organisation.wikidata AS wikidata
ORDER BY id
