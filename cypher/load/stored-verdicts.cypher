// What is decided about which nodes are one, and who states it.
MATCH (verdict:Verdict)
RETURN verdict.id AS id, verdict.claims AS claims, verdict.kept AS kept, verdict.merged AS merged, verdict.same AS same
ORDER BY id
