/*
title.nb = "Hvilke kilder har vi, og hvor mye sier hver av dem?"
title.nn = "Kva kjelder har vi, og kor mykje seier kvar av dei?"
title.en = "Which sources are there, and how much does each of them say?"
description.nb = """
Kildene i grafen med utgiver, dato, lisens og antall opplysninger. Opplysninger om personer er utelatt."""
description.nn = """
Kjeldene i grafen med utgjevar, dato, lisens og talet på opplysningar. Opplysningar om personar er utelatne."""
description.en = """
The sources in the graph with publisher, date, licence and number of claims. Claims about persons are left out."""
tags = ["evidence"]

[columns]
source = { nb = "Kilde", nn = "Kjelde", en = "Source" }
source_id = { id_of = "source" }
publisher = { nb = "Utgiver", nn = "Utgjevar", en = "Publisher" }
date = { nb = "Dato", nn = "Dato", en = "Date" }
licence = { nb = "Lisens", nn = "Lisens", en = "Licence" }
claims = { nb = "Opplysninger", nn = "Opplysningar", en = "Claims" }
*/
// All claims are counted once; counting them again for each source would take long in a large graph.
OPTIONAL MATCH (from:Entity)-[claim]->(:Entity)
WHERE NOT from:Person
WITH claim.source AS id, count(claim) AS claims
WITH collect([id, claims]) AS counted
MATCH (source:Source)
RETURN
  source.title AS source, source.id AS source_id,
  source.publisher AS publisher, source.date AS date, source.licence AS licence,
  coalesce(head([pair IN counted WHERE pair[0] = source.id | pair[1]]), 0) AS claims
ORDER BY source, source_id
