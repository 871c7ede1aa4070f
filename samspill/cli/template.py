"""`samspill template`: an empty workbook to fill in."""

from pathlib import Path

import click

from samspill.cli.files import check_target, force_option, written
from samspill.cli.options import common_options
from samspill.cli.session import Session
from samspill.graph.errors import UsageError
from samspill.loaders.workbook import write_template


@click.command("template")
@click.argument("file", type=click.Path(path_type=Path))
@force_option
@common_options
def template_verb(session: Session, file: Path, *, force: bool) -> None:
    """Write an empty workbook to FILE, an Excel file with explanations, lists to choose from and examples.

    Fill it in after a meeting, and load it with `samspill load FILE`. Only names are required.
    """
    if file.suffix.lower() != ".xlsx":
        raise UsageError("A template is an Excel file: call it {name}.", name=file.with_suffix(".xlsx").name)
    check_target(file, force=force)
    with written(file) as draft:
        write_template(draft, session.language)
    session.say("Wrote {file}. Fill it in, and load it with: samspill load {file}", file=file)
