/*
title.nb = "Hva gjør en organisasjon, og med hvem?"
title.nn = "Kva gjer ein organisasjon, og med kven?"
title.en = "What does an organisation do, and with whom?"
description.nb = """
Alt som er sagt om én organisasjon: hvem den samarbeider med, hva den deltar i, hvor den er og hva den satser på,
med status, belegg og kilde for hver opplysning. Personer er utelatt."""
description.nn = """
Alt som er sagt om éin organisasjon: kven han samarbeider med, kva han deltek i, kvar han er og kva han satsar på,
med status, belegg og kjelde for kvar opplysning. Personar er utelatne."""
description.en = """
Everything said about one organisation: whom it works with, what it takes part in, where it is and what it focuses
on, with status, evidence and source of each claim. Persons are left out."""
tags = ["organisation", "evidence"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }

[columns]
from = { nb = "Fra", nn = "Frå", en = "From" }
from_id = { id_of = "from" }
relationship = { nb = "Relasjon", nn = "Relasjon", en = "Relationship", words = true }
to = { nb = "Til", nn = "Til", en = "To" }
to_id = { id_of = "to" }
role = { nb = "Rolle", nn = "Rolle", en = "Role" }
attendance = { nb = "Oppmøte", nn = "Oppmøte", en = "Attendance", words = true }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
since = { nb = "Gjelder fra", nn = "Gjeld frå", en = "Valid from" }
until = { nb = "Gjelder til", nn = "Gjeld til", en = "Valid to" }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
source = { nb = "Kilde", nn = "Kjelde", en = "Source" }
source_id = { id_of = "source" }
locator = { nb = "Hvor i kilden", nn = "Kor i kjelda", en = "Where in the source" }
*/
MATCH (chosen:Organisation {id: $organisation})-[claim]-(other:Entity)
WHERE NOT other:Person
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN
  startNode(claim).name AS from, startNode(claim).id AS from_id,
  type(claim) AS relationship,
  endNode(claim).name AS to, endNode(claim).id AS to_id,
  claim.role AS role, claim.attendance AS attendance, claim.status AS status,
  claim.valid_from AS since, claim.valid_to AS until,
  claim.evidence AS evidence, source.title AS source, source.id AS source_id, claim.locator AS locator
ORDER BY relationship, from, to, claim.id
