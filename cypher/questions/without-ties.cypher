/*
title.nb = "Hvilke organisasjoner har ingen forbindelser?"
title.nn = "Kva organisasjonar har ingen samband?"
title.en = "Which organisations have no ties?"
description.nb = """
Organisasjonene som ikke har forbindelse med noen annen, verken direkte eller gjennom felles aktiviteter, og hvor mange som
er nevnt som mulig samarbeid eller som fravær for dem. Ingen forbindelser betyr at kildene ikke sier noe, ikke at
samarbeidet ikke finnes."""
description.nn = """
Organisasjonane som ikkje har samband med nokon annan, verken direkte eller gjennom felles aktivitetar, og kor mange
som er nemnde som mogleg samarbeid eller som fråvær for dei. Ingen samband tyder at kjeldene ikkje seier noko, ikkje at
samarbeidet ikkje finst."""
description.en = """
The organisations that have ties with no other, neither direct nor through shared activities, and how many claims
speak of possible co-operation or of absence for them. No ties means that the sources say nothing, not that there is
no co-operation."""
tags = ["network"]

[columns]
organisation = { nb = "Organisasjon", nn = "Organisasjon", en = "Organisation" }
organisation_id = { id_of = "organisation" }
kind = { nb = "Type", nn = "Type", en = "Kind", words = true }
possible = { nb = "Mulige", nn = "Moglege", en = "Possible" }
negative = { nb = "Fravær", nn = "Fråvær", en = "Absence" }
*/
MATCH (lonely:Organisation)
WHERE NOT EXISTS {
    MATCH (lonely)-[tie:WORKS_WITH|MEMBER_OF|OWNS|FUNDS]-(other:Organisation)
    WHERE tie.status IN ['stated', 'derived'] AND other <> lonely
  }
  AND NOT EXISTS {
    MATCH
      (lonely)-[mine:PARTICIPATES_IN|FUNDS|MEMBER_OF]->(shared:Entity)
        <-[theirs:PARTICIPATES_IN|FUNDS|MEMBER_OF]-(other:Organisation)
    WHERE other <> lonely
      AND (type(mine) = 'MEMBER_OF') = (type(theirs) = 'MEMBER_OF')
      AND (shared:Activity OR type(mine) = 'MEMBER_OF')
      AND all(claim IN [mine, theirs] WHERE claim.status IN ['stated', 'derived']
          AND coalesce(claim.attendance, 'attended') = 'attended')
  }
OPTIONAL MATCH (lonely)-[claim]-(:Organisation|Activity)
RETURN
  lonely.name AS organisation, lonely.id AS organisation_id,
  coalesce(head([label IN labels(lonely) WHERE NOT label IN ['Organisation', 'Entity']]), 'Organisation') AS kind,
  sum(CASE WHEN claim.status = 'potential' THEN 1 ELSE 0 END) AS possible,
  sum(CASE WHEN claim.status = 'negative' THEN 1 ELSE 0 END) AS negative
ORDER BY organisation, organisation_id
