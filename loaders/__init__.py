"""One module per kind of source, each turning files into the records of `samspill.graph.model`."""
