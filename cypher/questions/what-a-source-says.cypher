/*
title.nb = "Hva sier en kilde?"
title.nn = "Kva seier ei kjelde?"
title.en = "What does a source say?"
description.nb = """
Alle opplysninger fra én kilde, i den rekkefølgen de står der. Personer er utelatt."""
description.nn = """
Alle opplysningar frå éi kjelde, i den rekkjefølgja dei står der. Personar er utelatne."""
description.en = """
All claims of one source, in the order in which they stand there. Persons are left out."""
tags = ["evidence"]

[parameters.source]
type = "source"
label = { nb = "Kilde", nn = "Kjelde", en = "Source" }

[columns]
locator = { nb = "Hvor i kilden", nn = "Kor i kjelda", en = "Where in the source" }
from = { nb = "Fra", nn = "Frå", en = "From" }
from_id = { id_of = "from" }
relationship = { nb = "Relasjon", nn = "Relasjon", en = "Relationship", words = true }
to = { nb = "Til", nn = "Til", en = "To" }
to_id = { id_of = "to" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
*/
MATCH (from:Entity)-[claim]->(to:Entity)
WHERE claim.source = $source AND NOT from:Person
RETURN
  claim.locator AS locator,
  from.name AS from, from.id AS from_id, type(claim) AS relationship, to.name AS to, to.id AS to_id,
  claim.status AS status, claim.evidence AS evidence
ORDER BY locator, relationship, from, to, claim.id
