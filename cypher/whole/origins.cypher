// What was loaded, each origin once.
MATCH (run:Load)
RETURN DISTINCT run.origin AS origin, run.title AS title
ORDER BY title, origin
