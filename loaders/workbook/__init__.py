"""The samspill workbook: the form that people fill in, as one Excel file or as a folder of CSV files with the same names.

`read` gives records and problems, `write` goes the other way, `write_template` makes an empty form with explanations, and
`describe` tells it in Markdown. What the form looks like is said once, in `sheets.toml`.
"""

from typing import Final

from samspill.loaders.loader import Loader
from samspill.loaders.workbook.book import read, recognise, resembles
from samspill.loaders.workbook.guide import describe
from samspill.loaders.workbook.writing import write, write_template

__all__ = ["LOADER", "describe", "read", "recognise", "resembles", "write", "write_template"]

LOADER: Final = Loader(
    name="workbook",
    title="samspill workbook",
    gives="Organisations, places, activities, themes, instruments and ties of all kinds, as people write them down",
    licence="Your own",
    recognise=recognise,
    read=read,
)
