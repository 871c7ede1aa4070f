"""The map document: all that a map shows, in words and numbers, made in Python and drawn by `viz/static/map.js`."""

from samspill.viz.document.form import MapDocument
from samspill.viz.document.making import LARGEST, map_document
from samspill.viz.document.overview import part_around

__all__ = ["LARGEST", "MapDocument", "map_document", "part_around"]
