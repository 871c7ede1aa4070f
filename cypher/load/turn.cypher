// How many loads there were, the number of the latest, and who loads at this moment; a load that gave no sign of life for a while
// counts no more. Loads of the first samspill have no number.
MATCH (load:Load)
RETURN count(load) AS loads, max(load.number) AS latest,
  collect(CASE WHEN load.finished IS NULL AND load.busy_until > timestamp() THEN load.title END) AS running
