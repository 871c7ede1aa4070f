/*
title.nb = "Hvem sitter i hvilke styringsgrupper?"
title.nn = "Kven sit i kva styringsgrupper?"
title.en = "Who sits in which steering group?"
description.nb = """
Organisasjonene i hver styringsgruppe, arbeidsgruppe og arena. La gruppen stå tom for å se alle."""
description.nn = """
Organisasjonane i kvar styringsgruppe, arbeidsgruppe og arena. La gruppa stå tom for å sjå alle."""
description.en = """
The organisations in each steering group, working group and arena. Leave the group blank to see all of them."""
tags = ["activity"]

[parameters.group]
type = "activity"
label = { nb = "Gruppe", nn = "Gruppe", en = "Group" }
default = ""

[columns]
group = { nb = "Gruppe", nn = "Gruppe", en = "Group" }
group_id = { id_of = "group" }
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
role = { nb = "Rolle", nn = "Rolle", en = "Role" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
evidence = { nb = "Belegg", nn = "Belegg", en = "Evidence" }
source = { nb = "Kilde", nn = "Kjelde", en = "Source" }
source_id = { id_of = "source" }
*/
MATCH (member:Organisation)-[claim:MEMBER_OF|PARTICIPATES_IN]->(chosen:Group)
WHERE $group = '' OR chosen.id = $group
OPTIONAL MATCH (source:Source {id: claim.source})
RETURN
  chosen.name AS group, chosen.id AS group_id,
  member.name AS organisation, member.id AS organisation_id,
  coalesce(head([label IN labels(member) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  claim.role AS role, claim.status AS status, claim.evidence AS evidence, source.title AS source, source.id AS source_id
ORDER BY group, group_id, organisation, organisation_id, claim.id
