"""samspill's kernels as a backend of NetworkX: what people call on their own graphs gets faster, and nothing else changes.

`nx.betweenness_centrality(G, backend="samspill")` uses it once; `nx.config.backend_priority.algos = ["samspill"]`, or the
environment variable NETWORKX_BACKEND_PRIORITY=samspill, wherever it is worth it. NetworkX keeps the converted graph until
the graph changes.
"""
