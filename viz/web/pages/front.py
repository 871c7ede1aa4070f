"""The front page: a search box, the map of the whole network, and what it shows in words."""

from typing import Final

from typing_extensions import TypedDict

from samspill.graph.network import islands
from samspill.viz.document import MapDocument
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import NetworkShown, Thing
from samspill.viz.web.pages.ties import network_shown

ISLANDS_SHOWN: Final = 20
MEMBERS_SHOWN: Final = 100


class Island(TypedDict):
    """Organisations that hang together."""

    size: int
    members: list[Thing]
    """The first so many of them by name."""


class FrontPage(TypedDict):
    """The network as a whole."""

    title: str
    network: NetworkShown
    islands: list[Island]
    """The largest."""
    islands_in_all: int
    isolates: list[Thing]
    """Organisations without ties: the first so many by name."""
    isolates_in_all: int


def front(context: Context, _parameters: Parameters) -> FrontPage:
    """Tell what the network holds: islands, and organisations without ties."""
    found = islands(context.network)
    shown = found.document()
    largest: list[Island] = shown["islands"][:ISLANDS_SHOWN]
    return {
        "title": context.explorer.settings.title,
        "network": network_shown(context),
        "islands": [{"size": each["size"], "members": each["members"][:MEMBERS_SHOWN]} for each in largest],
        "islands_in_all": len(found),
        "isolates": shown["isolates"][:MEMBERS_SHOWN],
        "isolates_in_all": len(found.isolates),
    }


def front_map(context: Context, _parameters: Parameters) -> MapDocument:
    """Draw the whole network."""
    return context.map(context.network, title=context.explorer.settings.title)
