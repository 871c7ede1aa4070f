/*
title.nb = "Hvor er samarbeid mulig, og hvem kunne ikke være med?"
title.nn = "Kvar er samarbeid mogleg, og kven kunne ikkje vere med?"
title.en = "Where is co-operation possible, and who could not take part?"
description.nb = """
Opplysninger om samarbeid som kunne vært, og om dem som ikke kunne komme. De teller ikke som forbindelser, men er gode steder å
begynne."""
description.nn = """
Opplysningar om samarbeid som kunne ha vore, og om dei som ikkje kunne kome. Dei tel ikkje som samband, men er gode stader
å byrje."""
description.en = """
Claims of co-operation that could be, and of those who could not come. They do not count as ties, but are good
places to start."""
tags = ["network", "evidence"]

[parameters.status]
type = "choice"
label = { nb = "Hva", nn = "Kva", en = "What" }
default = "both"
[parameters.status.choices]
both = { nb = "Begge deler", nn = "Begge delar", en = "Both" }
potential = { nb = "Mulig samarbeid", nn = "Mogleg samarbeid", en = "Possible co-operation" }
negative = { nb = "Kunne ikke", nn = "Kunne ikkje", en = "Could not" }

[columns]
from = { nb = "Fra", nn = "Frå", en = "From" }
from_id = { id_of = "from" }
relationship = { nb = "Relasjon", nn = "Relasjon", en = "Relationship", words = true }
to = { nb = "Til", nn = "Til", en = "To" }
to_id = { id_of = "to" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
source = { nb = "Kilde", nn = "Kjelde", en = "Source" }
source_id = { id_of = "source" }
*/
MATCH (from:Entity)-[claim]->(to:Entity)
WHERE claim.status IN ['potential', 'negative'] AND ($status = 'both' OR claim.status = $status) AND NOT from:Person
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN
  from.name AS from, from.id AS from_id, type(claim) AS relationship, to.name AS to, to.id AS to_id,
  claim.status AS status, claim.evidence AS evidence, source.title AS source, source.id AS source_id
ORDER BY status DESC, from, to, claim.id
