/*
title.nb = "Hvem samarbeider en organisasjon med, og gjennom hva?"
title.nn = "Kven samarbeider ein organisasjon med, og gjennom kva?"
title.en = "Who does an organisation work with, and through what?"
description.nb = """
Organisasjonene som den valgte har forbindelse med: direkte, eller fordi begge deltar i eller finansierer samme aktivitet,
eller er medlem av samme gruppe, klynge eller forening. De som er oftest sammen, står først. Fravær, og samarbeid
som bare er mulig, teller ikke."""
description.nn = """
Organisasjonane som den valde har samband med: direkte, eller fordi begge deltek i eller finansierer same aktivitet,
eller er medlem av same gruppe, klynge eller foreining. Dei som oftast er saman, står først. Fråvær, og samarbeid
som berre er mogleg, tel ikkje."""
description.en = """
The organisations that the chosen one has ties with: direct ones, or because both take part in or fund the same
activity, or are members of the same group, cluster or association. Those that meet most often come first. Absence,
and co-operation that is only possible, do not count."""
tags = ["organisation", "network"]

[parameters.organisation]
type = "organisation"
label = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }

[columns]
partner = { nb = "Samarbeider med", nn = "Samarbeider med", en = "Works with" }
partner_id = { id_of = "partner" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
direct = { nb = "Direkte", nn = "Direkte", en = "Direct", words = true }
through = { nb = "Gjennom", nn = "Gjennom", en = "Through" }
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
WITH partner, direct, through
ORDER BY direct, through
WITH partner, collect(DISTINCT direct) AS direct, collect(DISTINCT through) AS through
RETURN
  partner.name AS partner, partner.id AS partner_id,
  coalesce(head([label IN labels(partner) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  direct AS direct, through AS through, size(direct) + size(through) AS ways
ORDER BY ways DESC, partner, partner_id
