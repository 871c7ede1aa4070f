// What is decided about which organisations are one, the latest first.
MATCH (verdict:Verdict)
RETURN verdict.id AS id, verdict.kept AS kept, verdict.merged AS merged, verdict.same AS same,
  verdict.kept_name AS kept_name, verdict.merged_name AS merged_name, verdict.decided AS decided, verdict.by AS by,
  verdict.claims AS claims
ORDER BY decided DESC, id
