// The loads that changed something: the latest so many, latest first.
MATCH (run:Load)
RETURN run AS run
ORDER BY run.started DESC, run.id
LIMIT $most
