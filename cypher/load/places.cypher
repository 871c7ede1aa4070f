// Where each origin was read, the latest last.
MATCH (load:Load)
WHERE load.place IS NOT NULL
RETURN load.origin AS origin, load.place AS place
ORDER BY load.id
