/*
title.nb = "Hvilke temaer satses det på i hver kommune?"
title.nn = "Kva tema blir det satsa på i kvar kommune?"
title.en = "Which themes are in focus in each municipality?"
description.nb = """
For hver kommune og hvert tema: organisasjonene og aktivitetene som er der og satser på temaet. Tomme kombinasjoner
vises ikke."""
description.nn = """
For kvar kommune og kvart tema: organisasjonane og aktivitetane som er der og satsar på temaet. Tomme kombinasjonar
blir ikkje viste."""
description.en = """
For each municipality and theme: the organisations and activities there that focus on it. Combinations with none are
not shown."""
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
who = { nb = "Hvem", nn = "Kven", en = "Who" }
number = { nb = "Antall", nn = "Tal", en = "Number" }
*/
MATCH (municipality:Municipality)<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN]-(who:Organisation|Activity)
MATCH (who)-[claim:FOCUSES_ON]->(theme:Theme)
WHERE ($place = '' OR municipality.id = $place)
  AND ($theme = '' OR theme.id = $theme)
  AND claim.status IN ['stated', 'derived']
WITH DISTINCT municipality, theme, who
ORDER BY who.name, who.id
WITH municipality, theme, collect(who.name) AS who
RETURN
  municipality.name AS municipality, municipality.id AS municipality_id,
  theme.name AS theme, theme.id AS theme_id,
  who AS who, size(who) AS number
ORDER BY municipality, municipality_id, theme, theme_id
