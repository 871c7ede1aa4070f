/*
title.nb = "Hvem var invitert, hvem kom, og hvem manglet?"
title.nn = "Kven var inviterte, kven kom, og kven mangla?"
title.en = "Who was invited, who came, and who was absent?"
description.nb = """
Oppmøtet på en aktivitet: hver organisasjon og om den var invitert, kom eller var borte. La aktiviteten stå tom for
å se alle."""
description.nn = """
Oppmøtet på ein aktivitet: kvar organisasjon og om han var invitert, kom eller var borte. La aktiviteten stå tom
for å sjå alle."""
description.en = """
Attendance at an activity: each organisation and whether it was invited, came or was absent. Leave the activity
blank to see all of them."""
tags = ["activity"]

[parameters.activity]
type = "activity"
label = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
default = ""

[columns]
activity = { nb = "Aktivitet", nn = "Aktivitet", en = "Activity" }
activity_id = { id_of = "activity" }
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
attendance = { nb = "Oppmøte", nn = "Oppmøte", en = "Attendance", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
*/
MATCH (who:Organisation)-[claim:PARTICIPATES_IN]->(chosen:Activity)
WHERE ($activity = '' OR chosen.id = $activity) AND claim.attendance IN ['invited', 'attended', 'absent']
WITH chosen, who, claim
ORDER BY claim.attendance DESC, claim.evidence
WITH chosen, who, collect(DISTINCT claim.attendance) AS attendance, collect(DISTINCT claim.evidence) AS evidence
RETURN
  chosen.name AS activity, chosen.id AS activity_id,
  who.name AS organisation, who.id AS organisation_id,
  coalesce(head([label IN labels(who) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  attendance AS attendance, evidence AS evidence
ORDER BY activity, activity_id, organisation, organisation_id
