/*
title.nb = "Hva skjer i en kommune eller region?"
title.nn = "Kva skjer i ein kommune eller region?"
title.en = "What goes on in a municipality or region?"
description.nb = """
Aktivitetene i et sted og i stedene som er del av det, og hvem som deltar. La stedet stå tomt for å se alle."""
description.nn = """
Aktivitetane på ein stad og på stadene som er del av han, og kven som deltek. La staden stå tom for å sjå alle."""
description.en = """
The activities in a place and in the places that are part of it, and who takes part. Leave the place blank to see
all of them."""
tags = ["place", "activity"]

[parameters.place]
type = "place"
label = { nb = "Sted", nn = "Stad", en = "Place" }
default = ""

[columns]
place = { nb = "Sted", nn = "Stad", en = "Place" }
place_id = { id_of = "place" }
activity = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
activity_id = { id_of = "activity" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
participants = { nb = "Deltakere", nn = "Deltakarar", en = "Participants" }
number = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (place:Place)<-[:PART_OF*0..4]-(:Place)<-[:LOCATED_IN]-(activity:Activity)
WHERE $place = '' OR place.id = $place
WITH DISTINCT place, activity
OPTIONAL MATCH (who:Organisation)-[claim:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(activity)
WHERE claim.status IN ['stated', 'derived'] AND coalesce(claim.attendance, 'attended') = 'attended'
WITH DISTINCT place, activity, who
ORDER BY who.name, who.id
WITH place, activity, collect(who.name) AS participants
RETURN
  place.name AS place, place.id AS place_id,
  activity.name AS activity, activity.id AS activity_id,
  coalesce(head([label IN labels(activity) WHERE NOT label IN ['Activity', 'Entity']]), 'Activity') AS kind,
  participants AS participants, size(participants) AS number
ORDER BY place, place_id, activity, activity_id
