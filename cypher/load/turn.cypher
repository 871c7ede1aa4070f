// The number of the latest load, and who loads at this moment; a load that gave no sign of life for a while counts no more.
MATCH (load:Load)
RETURN max(load.number) AS latest,
  collect(CASE WHEN load.finished IS NULL AND load.busy_until > timestamp() THEN load.title END) AS running
