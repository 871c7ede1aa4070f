// Tells others for how long this load may be silent before they should take it for dead, and the embedded engine whose it is.
UNWIND $rows AS row
MATCH (load:Load {id: row.id})
SET load.busy_until = timestamp() + row.ms, load.busy_by = row.by
