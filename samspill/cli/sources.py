"""`samspill sources`: the kinds of file that can be loaded."""

import click

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.loaders import LOADERS
from samspill.loaders.words import speaker


@click.command("sources")
@common_options
@rows_options
def sources_verb(session: Session, shape: Shape) -> None:
    """List the kinds of file that can be loaded, what each gives, and under which licence.

    What the sources in the store say is answered by `samspill ask sources`.
    """
    say = speaker(session.language)
    headings = [
        Heading("name", session.word("Name")),
        Heading("title", session.word("Kind of file")),
        Heading("gives", session.word("Gives")),
        Heading("licence", session.word("Licence")),
    ]
    rows = [(each.name, say(each.title), say(each.gives), say(each.licence)) for each in LOADERS.values()]
    names = [heading.name for heading in headings]
    print_rows(shape, headings, rows, [dict(zip(names, row, strict=True)) for row in rows])
