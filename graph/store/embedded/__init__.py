"""The embedded store: ArcadeDB in a process of its own that lives as long as somebody uses it, reached over Bolt.

A process of its own, since then users may come and go in any order, Ctrl-C in a terminal does not reach the engine, several stores
can be open in one process, and whatever the engine prints goes into a file. `process` is the engine's side, `lease` the user's.
"""
