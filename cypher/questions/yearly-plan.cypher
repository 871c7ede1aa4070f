/*
title.nb = "Hva står i årshjulet?"
title.nn = "Kva står i årshjulet?"
title.en = "What is in the yearly plan?"
description.nb = """
Aktivitetene med datoer og deltakere, i rekkefølge. Velg fra og til for å se en del av året. Aktiviteter uten dato
står sist, når ingen dato er valgt."""
description.nn = """
Aktivitetane med datoar og deltakarar, i rekkjefølgje. Vel frå og til for å sjå ein del av året. Aktivitetar utan
dato står sist, når ingen dato er vald."""
description.en = """
The activities with dates and participants, in order. Choose from and to for a part of the year. Activities without
a date come last, unless you choose dates."""
tags = ["activity"]

[parameters.from]
type = "date"
label = { nb = "Fra", nn = "Frå", en = "From" }
default = ""

[parameters.to]
type = "date"
label = { nb = "Til", nn = "Til", en = "To" }
default = ""

[columns]
starts = { nb = "Begynner", nn = "Byrjar", en = "Starts" }
ends = { nb = "Slutter", nn = "Sluttar", en = "Ends" }
activity = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
activity_id = { id_of = "activity" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
participants = { nb = "Deltakere", nn = "Deltakarar", en = "Participants" }
number = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (activity:Activity)
WITH activity, activity.valid_from AS starts, coalesce(activity.valid_to, activity.valid_from) AS ends
WHERE ($from = '' OR left($from, size(ends)) <= ends) AND ($to = '' OR left(starts, size($to)) <= $to)
OPTIONAL MATCH (who:Organisation)-[claim:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(activity)
WHERE claim.status IN ['stated', 'derived'] AND coalesce(claim.attendance, 'attended') = 'attended'
WITH DISTINCT activity, starts, ends, who
ORDER BY who.name, who.id
WITH activity, starts, ends, collect(who.name) AS participants
RETURN
  starts AS starts, ends AS ends,
  activity.name AS activity, activity.id AS activity_id,
  coalesce(head([label IN labels(activity) WHERE NOT label IN ['Activity', 'Entity']]), 'Activity') AS kind,
  participants AS participants, size(participants) AS number
ORDER BY starts, ends, activity, activity_id
