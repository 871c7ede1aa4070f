// Changes when a load begins to change the graph and again when it is done.
MATCH (load:Load)
RETURN count(load) AS loads, count(load.finished) AS finished, max(load.id) AS latest
