// Those claims of some nodes whose ids are keys of `wanted`, with the names of both ends; twice where both ends are given. From the nodes,
// since by the ids of claims both engines would look at every relationship they have, and in a list the embedded one at every id.
UNWIND $nodes AS id
MATCH (:Entity {id: id})-[claim]-(:Entity)
WHERE $wanted[claim.id]
RETURN
  claim.id AS id, type(claim) AS type, startNode(claim).id AS start, endNode(claim).id AS end,
  startNode(claim).name AS start_name, endNode(claim).name AS end_name, claim.source AS source, claim.evidence AS evidence,
  claim.locator AS locator, claim.status AS status, claim.valid_from AS valid_from, claim.valid_to AS valid_to,
  claim.role AS role, claim.attendance AS attendance
