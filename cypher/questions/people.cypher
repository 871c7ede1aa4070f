/*
title.nb = "Hvem har hvilken rolle i en organisasjon?"
title.nn = "Kven har kva rolle i ein organisasjon?"
title.en = "Who has which role in an organisation?"
description.nb = """
Personene og rollene de har i organisasjonene. Dette er det eneste spørsmålet som viser personer. Velg en
organisasjon, eller la den stå tom for å se alle."""
description.nn = """
Personane og rollene dei har i organisasjonane. Dette er det einaste spørsmålet som viser personar. Vel ein
organisasjon, eller la han stå tom for å sjå alle."""
description.en = """
The persons and the roles they have in organisations. This is the only question that shows persons. Choose an
organisation, or leave it blank to see all."""
tags = ["person", "organisation"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
default = ""

[columns]
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
person = { nb = "Person", nn = "Person", en = "Person" }
role = { nb = "Rolle", nn = "Rolle", en = "Role" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
*/
MATCH (person:Person)-[claim:HAS_ROLE_IN]->(chosen:Organisation)
WHERE $organisation = '' OR chosen.id = $organisation
RETURN
  chosen.name AS organisation, chosen.id AS organisation_id, person.name AS person,
  claim.role AS role, claim.status AS status, claim.evidence AS evidence
ORDER BY organisation, organisation_id, person, claim.id
