"""The options that choose a network, shared by the verbs that analyse and draw it."""

import click

from samspill.cli.options import Function
from samspill.cli.stores import find_id
from samspill.graph.model import Status, kinds_of
from samspill.graph.network import PROJECTIONS, Filters, Network, project
from samspill.graph.network.filters import DEFAULT_STATUSES
from samspill.graph.store.port import Store

_STATUSES = click.Choice([str(status) for status in Status])


def _parted(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the statuses that were given, one by one or with commas between them."""
    parts = (part.strip() for some in given for part in some.split(","))
    return tuple(dict.fromkeys(_STATUSES.convert(part, parameter, context) for part in parts if part))


_KINDS = kinds_of("Organisation")
_OPTIONS = (
    click.option(
        "--projection",
        type=click.Choice(list(PROJECTIONS)),
        default="works-with",
        show_default=True,
        help="What counts as a tie.",
    ),
    click.option(
        "--status",
        "statuses",
        metavar="[" + "|".join(_STATUSES.choices) + "]",
        callback=_parted,
        multiple=True,
        default=DEFAULT_STATUSES,
        show_default=",".join(DEFAULT_STATUSES),
        help="Claims to count, with commas between them. Can be repeated.",
    ),
    click.option(
        "--kind",
        "kinds",
        type=click.Choice(_KINDS, case_sensitive=False),
        multiple=True,
        metavar="KIND",
        help=f"Kind of organisation to keep: {', '.join(_KINDS)}. Can be repeated.",
    ),
    click.option(
        "--place", "places", multiple=True, metavar="NAME", help="Keep those located in this place. Can be repeated."
    ),
    click.option(
        "--theme", "themes", multiple=True, metavar="NAME", help="Keep those that focus on this theme. Can be repeated."
    ),
    click.option(
        "--from", "first", metavar="DATE", help="Count what held on this date (a year, month or day) or later."
    ),
    click.option("--to", "last", metavar="DATE", help="Count what held on this date or before."),
    click.option(
        "--max-participants",
        type=click.IntRange(2),
        default=200,
        show_default=True,
        metavar="N",
        help="Leave out activities with more participants.",
    ),
)


def network_options(function: Function) -> Function:
    """Add the options that choose a network; hand them on to `network_of`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def network_of(  # noqa: PLR0913  one for each option
    store: Store,
    *,
    projection: str,
    statuses: tuple[str, ...],
    kinds: tuple[str, ...],
    places: tuple[str, ...],
    themes: tuple[str, ...],
    first: str | None,
    last: str | None,
    max_participants: int,
) -> Network:
    """Return the network that the options choose; raise UsageError for a place or theme that is not clear."""
    filters = Filters(
        kinds=kinds,
        places=tuple(find_id(store, "Place", name) for name in places),
        themes=tuple(find_id(store, "Theme", name) for name in themes),
        statuses=statuses,
        period=(first, last),
        max_participants=max_participants,
    )
    return project(store, projection, filters)
