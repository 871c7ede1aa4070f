// All relationships of one TYPE as columns for analysis, gathered in lists: rows one by one travel three times slower. What kinds of
// nodes they join is asked for each node, not again for each relationship.
MATCH (start:Entity)-[tie:TYPE]->(end:Entity)
WITH [
  tie.id, start.id, end.id, tie.status, tie.role, tie.attendance, tie.valid_from, tie.valid_to, tie.source
] AS tie
WITH collect(tie) AS ties
UNWIND range(0, size(ties) - 1, 5000) AS first
RETURN ties[first..first + 5000] AS ties
