// What was loaded and not taken back, each origin once: the latest load of an origin that was taken back says nothing.
MATCH (run:Load)
WITH run.origin AS origin, max(run.id) AS latest
MATCH (run:Load {id: latest})
WHERE NOT (run.read = 0 AND run.new = 0 AND run.changed = 0)
RETURN origin AS origin, run.title AS title
ORDER BY title, origin
