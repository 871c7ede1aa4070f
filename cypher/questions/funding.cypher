/*
title.nb = "Hvem finansierer hva, og med hvor mye?"
title.nn = "Kven finansierer kva, og med kor mykje?"
title.en = "Who funds what, and with how much?"
description.nb = """
Finansiering med beløp, år og kilde. Velg en organisasjon for å se det den gir og får, eller la den stå tom for å se
alt."""
description.nn = """
Finansiering med beløp, år og kjelde. Vel ein organisasjon for å sjå det han gjev og får, eller la han stå tom for å
sjå alt."""
description.en = """
Funding with amount, year and source. Choose an organisation to see what it gives and receives, or leave it blank to
see all."""
tags = ["funding", "organisation"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
default = ""

[columns]
funder = { nb = "Finansiør", nn = "Finansiør", en = "Funder" }
funder_id = { id_of = "funder" }
receiver = { nb = "Mottaker", nn = "Mottakar", en = "Receiver" }
receiver_id = { id_of = "receiver" }
amount = { nb = "Beløp", nn = "Beløp", en = "Amount" }
currency = { nb = "Valuta", nn = "Valuta", en = "Currency" }
year = { nb = "År", nn = "År", en = "Year" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
source = { nb = "Kilde", nn = "Kjelde", en = "Source" }
source_id = { id_of = "source" }
*/
MATCH (funder:Organisation)-[claim:FUNDS]->(receiver:Organisation|Activity)
WHERE $organisation = '' OR funder.id = $organisation OR receiver.id = $organisation
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN
  funder.name AS funder, funder.id AS funder_id, receiver.name AS receiver, receiver.id AS receiver_id,
  claim.amount AS amount, claim.currency AS currency, claim.year AS year,
  claim.status AS status, claim.evidence AS evidence, source.title AS source, source.id AS source_id
ORDER BY amount DESC, funder, receiver, claim.id
