/*
title.nb = "Hvilke temaer satses det på i hver kommune?"
title.nn = "Kva tema blir det satsa på i kvar kommune?"
title.en = "Which themes are in focus in each municipality?"
description.nb = """
For hver kommune og hvert tema: organisasjonene og aktivitetene som er der og satser på temaet. Statusen sier om det er
uttalt, avledet eller bare antatt. Tomme kombinasjoner vises ikke."""
description.nn = """
For kvar kommune og kvart tema: organisasjonane og aktivitetane som er der og satsar på temaet. Statusen seier om det er
uttalt, avleia eller berre anteke. Tomme kombinasjonar blir ikkje viste."""
description.en = """
For each municipality and theme: the organisations and activities there that focus on it. The status says
whether that is stated, derived or only assumed. Combinations with none are not shown."""
tags = ["place", "theme"]

[parameters.place]
type = "place"
label = { nb = "Kommune", nn = "Kommune", en = "Municipality" }
default = ""

[parameters.theme]
type = "theme"
label = { nb = "Tema", nn = "Tema", en = "Theme" }
default = ""

[columns]
municipality = { nb = "Kommune", nn = "Kommune", en = "Municipality" }
municipality_id = { id_of = "municipality" }
theme = { nb = "Tema", nn = "Tema", en = "Theme" }
theme_id = { id_of = "theme" }
status = { nb = "Status", nn = "Status", en = "Status", words = true }
who = { nb = "Hvem", nn = "Kven", en = "Who" }
number = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (municipality:Municipality)<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN]-(who:Organisation|Activity)
MATCH (who)-[claim:FOCUSES_ON]->(theme:Theme)
WHERE ($place = '' OR municipality.id = $place)
  AND ($theme = '' OR theme.id = $theme)
  AND claim.status IN ['stated', 'derived', 'assumed']
WITH municipality, theme, who, claim.status AS status, count(*) AS claims
ORDER BY who.name, who.id
WITH municipality, theme, status, collect(who.name) AS who
RETURN
  municipality.name AS municipality, municipality.id AS municipality_id,
  theme.name AS theme, theme.id AS theme_id,
  status AS status, who AS who, size(who) AS number
ORDER BY municipality, municipality_id, theme, theme_id, status
