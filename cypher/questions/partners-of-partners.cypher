/*
title.nb = "Hvem kjenner partnerne, som vi ikke selv samarbeider med?"
title.nn = "Kven kjenner partnarane, som vi ikkje sjølve samarbeider med?"
title.en = "Whom do the partners know that we do not work with ourselves?"
description.nb = """
Organisasjonene som er to skritt unna: partnere av partnere som den valgte ikke selv har forbindelse med, med hvem som kan
formidle kontakt. De som flest kan introdusere, står først."""
description.nn = """
Organisasjonane som er to steg unna: partnarar av partnarar som den valde ikkje sjølv har samband med, med kven som kan
formidle kontakt. Dei som flest kan introdusere, står først."""
description.en = """
The organisations two steps away: partners of partners that the chosen one has no tie with itself, and who could
introduce them. Those whom most could introduce come first."""
tags = ["organisation", "network"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }

[columns]
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
introduced_by = { nb = "Kan introduseres av", nn = "Kan introduserast av", en = "Could be introduced by" }
ways = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (chosen:Organisation {id: $organisation})
CALL (chosen) {
  MATCH (chosen)-[tie:WORKS_WITH|MEMBER_OF|OWNS|FUNDS]-(partner:Organisation)
  WHERE tie.status IN ['stated', 'derived'] AND partner <> chosen
  RETURN partner AS partner, type(tie) AS direct, null AS through
  UNION
  MATCH
    (chosen)-[mine:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(shared:Entity)
      <-[theirs:PARTICIPATES_IN|FUNDS|MEMBER_OF]-(partner:Organisation)
  WHERE partner <> chosen
    AND (type(mine) = 'MEMBER_OF') = (type(theirs) = 'MEMBER_OF')
    AND (shared:Activity OR type(mine) = 'MEMBER_OF')
    AND all(claim IN [mine, theirs] WHERE claim.status IN ['stated', 'derived']
        AND coalesce(claim.attendance, 'attended') = 'attended')
  RETURN partner AS partner, null AS direct, shared.name AS through
}
WITH chosen, collect(DISTINCT partner) AS partners
UNWIND partners AS partner
CALL (partner) {
  MATCH (partner)-[tie:WORKS_WITH|MEMBER_OF|OWNS|FUNDS]-(far:Organisation)
  WHERE tie.status IN ['stated', 'derived'] AND far <> partner
  RETURN far AS far, type(tie) AS direct, null AS through
  UNION
  MATCH
    (partner)-[mine:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(shared:Entity)
      <-[theirs:PARTICIPATES_IN|FUNDS|MEMBER_OF]-(far:Organisation)
  WHERE far <> partner
    AND (type(mine) = 'MEMBER_OF') = (type(theirs) = 'MEMBER_OF')
    AND (shared:Activity OR type(mine) = 'MEMBER_OF')
    AND all(claim IN [mine, theirs] WHERE claim.status IN ['stated', 'derived']
        AND coalesce(claim.attendance, 'attended') = 'attended')
  RETURN far AS far, null AS direct, shared.name AS through
}
WITH chosen, partners, partner, far
WHERE far <> chosen AND NOT far IN partners
WITH DISTINCT far, partner.name AS introducer
ORDER BY introducer
WITH far, collect(introducer) AS introducers
RETURN
  far.name AS organisation, far.id AS organisation_id,
  coalesce(head([label IN labels(far) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  introducers AS introduced_by, size(introducers) AS ways
ORDER BY ways DESC, organisation, organisation_id
