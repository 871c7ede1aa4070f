/*
title.nb = "Hvem er med i flere grupper og aktiviteter?"
title.nn = "Kven er med i fleire grupper og aktivitetar?"
title.en = "Who is in several groups and activities?"
description.nb = """
Organisasjonene som deltar i, finansierer eller er medlem av minst så mange ulike grupper og aktiviteter, og hvilke.
De knytter miljøene sammen."""
description.nn = """
Organisasjonane som deltek i, finansierer eller er medlem av minst så mange ulike grupper og aktivitetar, og kva for
nokre. Dei knyter miljøa saman."""
description.en = """
The organisations that take part in, fund or are members of at least so many different groups and activities, and
which. They join the environments."""
tags = ["network", "activity"]

[parameters.least]
type = "integer"
label = { nb = "Minst så mange", nn = "Minst så mange", en = "At least so many" }
default = 2

[columns]
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
activities = { nb = "Aktiviteter", nn = "Aktivitetar", en = "Activities" }
number = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (member:Organisation)-[claim:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(shared:Activity)
WHERE claim.status IN ['stated', 'derived'] AND coalesce(claim.attendance, 'attended') = 'attended'
WITH DISTINCT member, shared
ORDER BY shared.name, shared.id
WITH member, collect(shared.name) AS activities
WHERE size(activities) >= $least
RETURN
  member.name AS organisation, member.id AS organisation_id,
  coalesce(head([label IN labels(member) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  activities AS activities, size(activities) AS number
ORDER BY number DESC, organisation, organisation_id
