"""`samspill export`: what is in the store as files of other programs, or to load again."""

from pathlib import Path
from typing import Any, Final

import click

from samspill.cli.files import check_target, folder_written, force_option, written
from samspill.cli.options import Function, common_options
from samspill.cli.session import Session
from samspill.cli.stores import find_id, reading
from samspill.graph.errors import UsageError
from samspill.graph.model import Status, kinds_of
from samspill.graph.store import Store
from samspill.loaders.exchange import FORMS, Form
from samspill.selection import Selection
from samspill.whole import stored_records

_KINDS: Final = kinds_of("Entity")[1:]


_FORMS_TOLD: Final = "; ".join(f"{form.name}: {form.title}" for form in FORMS.values())
_SELECTING: Final = (
    click.option(
        "--kind",
        "kinds",
        type=click.Choice(_KINDS, case_sensitive=False),
        multiple=True,
        metavar="KIND",
        help=f"Kind of thing to write: {', '.join(_KINDS)}. Can be repeated.",
    ),
    click.option(
        "--place",
        "places",
        multiple=True,
        metavar="NAME",
        help="Write what is located in this place, and what is tied to that. Can be repeated.",
    ),
    click.option(
        "--theme",
        "themes",
        multiple=True,
        metavar="NAME",
        help="Write what focuses on this theme, and what is tied to that. Can be repeated.",
    ),
    click.option(
        "--status",
        "statuses",
        type=click.Choice([str(status) for status in Status]),
        multiple=True,
        help="Relationships to write; all if not given. Can be repeated.",
    ),
    click.option("--from", "first", metavar="DATE", help="Write relationships that held on this date or later."),
    click.option("--to", "last", metavar="DATE", help="Write relationships that held on this date or before."),
)


def _selecting_options(function: Function) -> Function:
    """Add the options that say which part to write; hand them on to `_selection`."""
    for option in reversed(_SELECTING):
        function = option(function)
    return function


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    type=click.Choice(list(FORMS)),
    help=f"In which form; needed if the ending of FILE does not say it. {_FORMS_TOLD}.",
)
@click.option("--persons", is_flag=True, help="Write persons too.")
@_selecting_options
@force_option
@common_options
def export_verb(
    session: Session,
    file: Path,
    form: str | None,
    *,
    persons: bool,
    force: bool,
    **chosen: Any,  # noqa: ANN401  for _selection
) -> None:
    """Write what is in the store to FILE; its ending, or --as, says in which form.

    .xlsx is the workbook that samspill load reads, .json everything for programs, .graphml and .gexf are for Gephi,
    Cytoscape and other programs for networks. Forms in several files make a folder. A workbook, JSON, Parquet and CSV for
    Neo4j give the same again when they are loaded. Persons are left out unless you ask for them.
    """
    into = FORMS[form] if form else _form_of(file)
    check_target(file, force=force, folder=not into.ending)
    with reading(session) as store, session.busy():
        everything = stored_records(store, title=file.resolve().stem, persons=persons)
        records = _selection(store, **chosen).of(everything)
        with (written if into.ending else folder_written)(file) as draft:
            into.write(draft, records, session.language)
    session.say(
        "Wrote {file} (things: {nodes}, relationships: {relationships}, sources: {sources}).",
        file=file,
        nodes=len(records.nodes),
        relationships=len(records.relationships),
        sources=len(records.sources),
    )


def _selection(  # noqa: PLR0913  one for each option
    store: Store,
    *,
    kinds: tuple[str, ...],
    places: tuple[str, ...],
    themes: tuple[str, ...],
    statuses: tuple[str, ...],
    first: str | None,
    last: str | None,
) -> Selection:
    return Selection(
        kinds=kinds,
        places=tuple(find_id(store, "Place", name) for name in places),
        themes=tuple(find_id(store, "Theme", name) for name in themes),
        statuses=statuses,
        period=(first, last),
    )


def _form_of(file: Path) -> Form:
    by_ending = {form.ending: form for form in FORMS.values() if form.ending}
    form = by_ending.get(file.suffix.lower())
    if form is None:
        raise UsageError(
            "{name} has to end in one of {endings}, which says in which form to write it; or name a form with --as: {forms}.",
            name=file.name,
            endings=tuple(by_ending),
            forms=tuple(FORMS),
        )
    return form
