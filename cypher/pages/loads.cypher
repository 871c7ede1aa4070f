// The loads that changed something, latest first.
MATCH (run:Load)
RETURN run AS run
ORDER BY run.started DESC, run.id
LIMIT 50
