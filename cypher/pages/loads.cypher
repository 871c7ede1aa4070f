// The loads that changed something: the latest so many, latest first, without what was changed otherwise.
MATCH (run:Load)
WHERE run.origin <> $amended
RETURN run AS run
ORDER BY run.started DESC, run.id
LIMIT $most
