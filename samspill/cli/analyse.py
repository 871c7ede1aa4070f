"""`samspill analyse`: organisations by a measure, and the other ways to look at a network."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from samspill.cli.findings import FileShape, finding_options, hand_out, shape_of
from samspill.cli.networks import network_of, network_options
from samspill.cli.options import Function, common_options
from samspill.cli.output import print_text
from samspill.cli.session import Session
from samspill.cli.stores import find_id, reading
from samspill.graph.errors import UsageError
from samspill.graph.network import (
    ANALYSES,
    LINK_METHODS,
    MEASURES,
    Analysis,
    Finding,
    Inquiry,
    Measure,
    Network,
    Options,
    analyse,
    rank,
    ranked,
)
from samspill.graph.network.about import about, reservations
from samspill.graph.network.analyses.finding import BETWEEN
from samspill.graph.store.port import Store

_EXPLAINED: Final = 10
"""Rows to explain of a whole ranking, in JSON and in files too: nobody reads thousands of sentences."""
_OWN: Final = ("organisation", "against", "method", "significance", "resolution")
"""The options that only some analyses take."""


def _listed(ways: Mapping[str, Measure] | Mapping[str, Analysis]) -> str:
    """Return names and titles for the help, one a line, left as they are by click."""
    width = max(map(len, ways))
    return "\b\n" + "\n".join(f"{name:<{width}}  {way.title}" for name, way in ways.items())


_HELP: Final = f"""\
Rank the organisations by a measure, or look at the network in another way.

The answer says which network it is about: centrality means something only for a chosen projection.

WHAT is a measure:

{_listed(MEASURES)}

or one of these:

{_listed(ANALYSES)}
"""


def _for(option: str) -> str:
    """Return which analyses take an option."""
    return ", ".join(name for name, each in ANALYSES.items() if option in each.takes)


def _own_options(function: Function) -> Function:
    """Add the options that only some analyses take."""
    options = (
        click.option(
            "--organisation", metavar="NAME", help=f"The organisation that it is about ({_for('organisation')})."
        ),
        click.option(
            "--against", metavar=f"FIRST{BETWEEN}LAST", help=f"The earlier period to compare with ({_for('against')})."
        ),
        click.option("--method", type=click.Choice(list(LINK_METHODS)), help=f"How to judge ({_for('method')})."),
        click.option(
            "--significance",
            type=click.FloatRange(0, 1, min_open=True),
            metavar="SHARE",
            help=f"How seldom a tie may come up by chance ({_for('significance')}).",
        ),
        click.option(
            "--resolution",
            type=click.FloatRange(0, min_open=True),
            metavar="NUMBER",
            help=f"Above 1 for more and smaller groups ({_for('resolution')}).",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("analyse", help=_HELP)
@click.argument("what", metavar="WHAT")
@network_options
@click.option("--top", type=click.IntRange(1), metavar="N", help="Show only the first N.")
@click.option("--explain", is_flag=True, help="Say in sentences what came out and what it rests on.")
@_own_options
@finding_options
@common_options
def analyse_verb(  # noqa: PLR0913  one for each option
    session: Session,
    /,
    *,
    what: str,
    top: int | None,
    shape: FileShape | None,
    output: Path | None,
    explain: bool,
    force: bool,
    **chosen: Any,  # noqa: ANN401  for network_of
) -> None:
    """Carry out `samspill analyse`."""
    if what not in MEASURES and what not in ANALYSES:
        raise UsageError(
            "There is no measure or analysis {what!r}. Choose from: {choices}.",
            what=what,
            choices=(*MEASURES, *ANALYSES),
        )
    form = shape_of(shape, output, force=force)
    own = {name: value for name in _OWN if (value := chosen.pop(name)) is not None}
    if what in MEASURES and own:
        raise UsageError("A ranking does not take the option --{option}.", option=next(iter(own)))
    with reading(session) as store:
        with session.busy():
            network = network_of(store, **chosen)
            options = _options(store, top, own)
        with session.progress() as progress:
            if what in ANALYSES:
                finding = analyse(what, Inquiry(store, network, options, session.language, progress))
            else:
                explained = min(top or _EXPLAINED, _EXPLAINED) if explain else 0
                finding = ranked(rank(network, what, progress), top, session.language, explained)
    if explain and form == "table" and output is None:
        print_text("\n\n".join(_told(session, what, network, finding)))
        return
    hand_out(session, finding, form, output, name=what, title=_title(session, what, network))
    for note in finding.document["notes"] if form == "table" else ():
        session.tell(f"– {note}")


def _options(store: Store, top: int | None, own: dict[str, Any]) -> Options:
    """Return what the analysis is told; raise UsageError for an organisation or period that is not clear."""
    found = {**own} if top is None else {**own, "top": top}
    if "organisation" in own:
        found["organisation"] = find_id(store, "Organisation", own["organisation"])
    if "against" in own:
        first, between, last = (part.strip() for part in own["against"].partition(BETWEEN))
        if not between:
            raise UsageError(
                "Write the earlier period as FIRST{between}LAST, such as 2010{between}2014, not {given!r}.",
                between=BETWEEN,
                given=own["against"],
            )
        found["against"] = (first or None, last or None)
    return Options(**found)


def _told(session: Session, what: str, network: Network, finding: Finding) -> Iterator[str]:
    """Go through the paragraphs that explain a finding."""
    if what in ANALYSES:
        way = f"{ANALYSES[what].titled(session.language)}: {ANALYSES[what].defined(session.language)}"
        to_know = (note.text(session.language) for note in reservations(network))
        yield " ".join([way, *about(network, session.language), *to_know])
    yield from finding.sentences
    yield from (row["explanation"] for row in finding.document.get("rows", ()) if "explanation" in row)


def _title(session: Session, what: str, network: Network) -> str:
    way = MEASURES.get(what) or ANALYSES[what]
    covers = session.word("{title} in the network {projection} (organisations: {organisations}, ties: {ties})")
    return covers.format(
        title=way.titled(session.language),
        projection=network.description.projection,
        organisations=len(network),
        ties=network.ties,
    )
