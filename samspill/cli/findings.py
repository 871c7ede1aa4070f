"""Hands out what an analysis found: on standard output, or as a file for spreadsheets and data frames."""

from io import BytesIO
from pathlib import Path
from typing import Final, Literal

import click

from samspill.cli.files import check_target, force_option, written
from samspill.cli.options import Function
from samspill.cli.output import Heading, as_text, print_text, print_unchanged
from samspill.cli.session import Session
from samspill.graph.errors import UsageError
from samspill.graph.network import Finding
from samspill.loaders.results import as_excel

FileShape = Literal["table", "csv", "json", "xlsx", "parquet"]
SHAPES: Final[tuple[FileShape, ...]] = ("table", "csv", "json", "xlsx", "parquet")


def finding_options(function: Function) -> Function:
    """Add the options that say where a finding goes and in which form; hand them on to `hand_out`."""
    options = (
        click.option(
            "--format",
            "shape",
            type=click.Choice(SHAPES),
            help="Form of the answer: a table unless the name of the file says otherwise. xlsx and parquet need a file.",
        ),
        click.option("--json", "shape", flag_value="json", help="The same as --format json."),
        click.option(
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to this file instead of the screen.",
        ),
        force_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def shape_of(shape: FileShape | None, output: Path | None, *, force: bool) -> FileShape:
    """Return the form asked for, by option or by the ending of the file.

    Raises UsageError if it needs a file and there is none, or if the file cannot or should not be written.
    """
    if output is None:
        if shape in {"xlsx", "parquet"}:
            raise UsageError(
                "The format {shape} is for files: name one with --output, such as --output answer.{shape}.", shape=shape
            )
        return shape or "table"
    check_target(output, force=force)
    if shape:
        return shape
    ending = output.suffix.lower().removeprefix(".")
    return next((each for each in SHAPES if each == ending), "table")


def hand_out(  # noqa: PLR0913  what to hand out, what to call it, and where and how
    session: Session, finding: Finding, shape: FileShape, output: Path | None, *, name: str, title: str
) -> None:
    """Print a finding, or write it to a file and say so; `name` is for programs, and `title` for people."""
    content = _content(session, finding, name, title, shape)
    if output is None:
        print_unchanged(content.decode())
        if shape == "table" and finding.sentences:
            print_text("\n".join(["", *finding.sentences]))
        return
    with written(output) as draft:
        draft.write_bytes(content)
    session.say("Wrote {file} (rows: {rows}).", file=output, rows=len(finding.rows))


def _content(session: Session, finding: Finding, name: str, title: str, shape: FileShape) -> bytes:
    if shape == "xlsx":
        return as_excel(finding.sheets(name, title, session.language))
    if shape == "parquet":
        file = BytesIO()
        finding.frame().to_parquet(file, engine="pyarrow", index=False)
        return file.getvalue()
    headings = [Heading(column.name, column.titled(session.language)) for column in finding.columns]
    if shape == "csv":
        rows = [[*row, finding.network] for row in finding.rows]
        return as_text(shape, [*headings, Heading("network")], rows, None).encode()
    return as_text(
        shape, headings, finding.told(session.language), finding.document, title=title, language=session.language
    ).encode()
