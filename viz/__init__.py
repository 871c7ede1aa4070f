"""Layout, map document, standalone page and web explorer; the only room that knows pyvis and a web framework."""
