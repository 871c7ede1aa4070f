// The loads that changed something, latest first, with what each of them did. One that says nothing takes back what there was; what was
// changed otherwise than by loading is left out.
MATCH (run:Load)
WHERE run.origin <> $amended
RETURN
  run.id AS id,
  run.started AS started,
  run.title AS title,
  run.origin AS origin,
  coalesce(run.read, 0) AS read,
  coalesce(run.new, 0) AS new,
  coalesce(run.changed, 0) AS changed,
  coalesce(run.unchanged, 0) AS unchanged,
  coalesce(run.ended, 0) AS ended,
  coalesce(run.skipped, 0) AS skipped,
  coalesce(run.problems, 0) AS problems,
  run.read = 0 AND run.new = 0 AND run.changed = 0 AS takes_back
ORDER BY started DESC, id DESC
