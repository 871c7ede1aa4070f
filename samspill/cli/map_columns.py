"""`samspill map-columns`: a first mapping file for a table that nobody made for samspill."""

from pathlib import Path

import click

from samspill.cli.files import check_target, force_option, written
from samspill.cli.options import common_options
from samspill.cli.output import print_text
from samspill.cli.session import Session
from samspill.loaders.mapping import propose


@click.command("map-columns")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="FILE.toml", help="Write the mapping to this file."
)
@force_option
@common_options
def map_columns_verb(session: Session, file: Path, target: Path | None, *, force: bool) -> None:
    """Propose what the columns of FILE, any Excel or CSV table, are in our words.

    The proposal goes by headers and values. Correct it, and load the table with `samspill load FILE --mapping FILE.toml`. Columns
    about persons are proposed to be left out.
    """
    proposal = propose(file, session.language)
    if target is None:
        print_text(proposal)
        return
    check_target(target, force=force)
    with written(target) as draft:
        draft.write_text(proposal, encoding="utf-8")
    session.say(
        "Wrote {target}. Correct it, and load: samspill load {file} --mapping {target}", target=target, file=file
    )
