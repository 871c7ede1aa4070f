// The list of hashes of those who are to be kept out, if somebody was forgotten.
MATCH (list:Forgotten)
RETURN properties(list) AS list
LIMIT 1
