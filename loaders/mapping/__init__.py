"""Reads any table by a mapping: a small file that says what its rows describe and what each of its columns is in our words.

`propose` writes a first mapping from the headers and values of a table, for its owner to correct; `read` reads the table by it.
"""

from samspill.loaders.mapping.proposing import propose
from samspill.loaders.mapping.reading import read

__all__ = ["propose", "read"]
