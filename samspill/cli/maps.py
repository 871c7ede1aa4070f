"""`samspill map`: a map as one file."""

from pathlib import Path
from typing import Any

import click

from samspill.cli.files import check_target, force_option, written
from samspill.cli.networks import network_of, network_options
from samspill.cli.options import common_options
from samspill.cli.session import Session
from samspill.cli.stores import find_id, reading
from samspill.graph.network.presence import check_present
from samspill.viz.document import map_document
from samspill.viz.page import standalone_page


@click.command("map")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--focus", metavar="NAME", help="Put this organisation in the middle, with its partners around it.")
@click.option(
    "--steps", type=click.IntRange(1, 5), default=1, show_default=True, help="With --focus: how many ties away."
)
@click.option("--title", default="", help="Title of the map.")
@click.option("--persons", is_flag=True, help="Name persons too.")
@force_option
@network_options
@common_options
def map_verb(  # noqa: PLR0913  one for each option
    session: Session,
    file: Path,
    focus: str | None,
    steps: int,
    title: str,
    *,
    persons: bool,
    force: bool,
    **chosen: Any,  # noqa: ANN401  for network_of
) -> None:
    """Write a map of the organisations and their ties to FILE.

    The file opens in any browser without internet and can be sent by e-mail. Each tie says where it comes from.
    """
    check_target(file, force=force)
    with reading(session) as store, session.busy():
        network = network_of(store, **chosen)
        middle = find_id(store, "Organisation", focus) if focus else None
        if middle:
            check_present(store, network, middle)
        shown = network.ego(middle, steps) if middle else network
        document = map_document(store, shown, language=session.language, title=title, focus=middle, persons=persons)
    with written(file) as draft:
        draft.write_text(standalone_page(document), encoding="utf-8")
    session.say(
        "Wrote {file} (organisations: {organisations}, ties: {ties}).",
        file=file,
        organisations=len(shown),
        ties=shown.ties,
    )
