/*
title.nb = "Hvilke typer organisasjoner mangler i en aktivitet?"
title.nn = "Kva typar organisasjonar manglar i ein aktivitet?"
title.en = "Which kinds of organisation are missing from an activity?"
description.nb = """
For hver aktivitet med deltakere: hvilke typer organisasjoner som er med, og hvilke som ikke er det. Er næringsliv,
forskning og virkemiddelapparat med? La aktiviteten stå tom for å se alle."""
description.nn = """
For kvar aktivitet med deltakarar: kva typar organisasjonar som er med, og kva typar som ikkje er det. Er
næringsliv, forsking og verkemiddelapparat med? La aktiviteten stå tom for å sjå alle."""
description.en = """
For each activity with participants: which kinds of organisation take part, and which do not. Are companies,
research and the support system there? Leave the activity blank to see all of them."""
tags = ["activity"]

[parameters.activity]
type = "activity"
label = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
default = ""

[columns]
activity = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
activity_id = { id_of = "activity" }
participants = { nb = "Deltakere", nn = "Deltakarar", en = "Participants" }
present = { nb = "Med", nn = "Med", en = "Present", words = true }
missing = { nb = "Mangler", nn = "Manglar", en = "Missing", words = true }
*/
MATCH (who:Organisation)-[claim:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(chosen:Activity)
WHERE ($activity = '' OR chosen.id = $activity)
  AND claim.status IN ['stated', 'derived']
  AND coalesce(claim.attendance, 'attended') = 'attended'
WITH DISTINCT chosen, who
WITH chosen, count(who) AS participants,
  collect(head([label IN labels(who) WHERE NOT label IN ['Organisation', 'Entity']])) AS found
WITH chosen, participants, found,
  ['Company', 'Cluster', 'CompetenceBody', 'ResearchInstitution', 'PublicBody', 'Association'] AS kinds
RETURN
  chosen.name AS activity, chosen.id AS activity_id, participants AS participants,
  [kind IN kinds WHERE kind IN found] AS present,
  [kind IN kinds WHERE NOT kind IN found] AS missing
ORDER BY activity, activity_id
