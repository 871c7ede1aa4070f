/*
title.nb = "Hvem tilbyr hvilke virkemidler, og for hvem?"
title.nn = "Kven tilbyr kva verkemiddel, og for kven?"
title.en = "Who offers which instruments, and to whom?"
description.nb = """
Virkemidlene og tjenestene som organisasjonene tilbyr, med målgruppe. Velg en organisasjon, eller la den stå tom for
å se alle."""
description.nn = """
Verkemidla og tenestene som organisasjonane tilbyr, med målgruppe. Vel ein organisasjon, eller la han stå tom for å
sjå alle."""
description.en = """
The instruments and services that organisations offer, with target group. Choose an organisation, or leave it blank
to see all."""
tags = ["instrument", "organisation"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
default = ""

[columns]
instrument = { nb = "Virkemiddel", nn = "Verkemiddel", en = "Instrument" }
instrument_id = { id_of = "instrument" }
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
target_group = { nb = "Målgruppe", nn = "Målgruppe", en = "Target group" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
*/
MATCH (instrument:Instrument)
OPTIONAL MATCH (who:Organisation)-[claim:OFFERS]->(instrument)
WITH instrument, who, claim
WHERE $organisation = '' OR who.id = $organisation
RETURN
  instrument.name AS instrument, instrument.id AS instrument_id,
  who.name AS organisation, who.id AS organisation_id,
  claim.target_group AS target_group, claim.status AS status, claim.evidence AS evidence
ORDER BY instrument, instrument_id, organisation, claim.id
