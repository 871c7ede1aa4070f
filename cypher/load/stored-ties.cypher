// What is stored of relationships and who states it, gathered in lists: rows one by one travel three times slower.
// The ends are those that the source states, also where they are shown as others.
MATCH (start:Entity)-[tie]->(end:Entity)
WITH [tie.id, type(tie), coalesce(tie.stated_start, start.id), coalesce(tie.stated_end, end.id), tie.source, tie.claims, tie.valid_to] AS tie
WITH collect(tie) AS ties
UNWIND range(0, size(ties) - 1, 5000) AS first
RETURN ties[first..first + 5000] AS ties
