/*
title.nb = "Hvor mye er uttalt, og hvor mye er avledet eller bare mulig?"
title.nn = "Kor mykje er uttalt, og kor mykje er avleia eller berre mogleg?"
title.en = "How much is stated, and how much is derived or only possible?"
description.nb = """
Antall opplysninger av hver type og status. Bare det som er uttalt eller avledet, teller som forbindelse med mindre du ber om
annet. Opplysninger om personer er utelatt."""
description.nn = """
Talet på opplysningar av kvar type og status. Berre det som er uttalt eller avleia, tel som samband om du ikkje ber om
anna. Opplysningar om personar er utelatne."""
description.en = """
The number of claims of each type and status. Only what is stated or derived counts as a tie unless you ask for
more. Claims about persons are left out."""
tags = ["evidence"]

[columns]
relationship = { nb = "Relasjon", nn = "Relasjon", en = "Relationship", words = true }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
claims = { nb = "Opplysninger", nn = "Opplysningar", en = "Claims" }
*/
MATCH (from:Entity)-[claim]->(to:Entity)
WHERE NOT from:Person
RETURN type(claim) AS relationship, claim.status AS status, count(claim) AS claims
ORDER BY relationship, status
