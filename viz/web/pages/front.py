"""The front page: a search box, the map of the whole network, and what it shows in words."""

from typing_extensions import TypedDict

from samspill.graph.network import islands
from samspill.viz.document import MapDocument
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import NetworkShown, Thing
from samspill.viz.web.pages.ties import network_shown


class Island(TypedDict):
    """Organisations that hang together; the one with most partners first."""

    size: int
    members: list[Thing]


class FrontPage(TypedDict):
    """The network as a whole."""

    title: str
    network: NetworkShown
    islands: list[Island]
    isolates: list[Thing]


def front(context: Context, _parameters: Parameters) -> FrontPage:
    """Tell what the network holds: islands, and organisations without ties."""
    found = islands(context.network).document()
    return {
        "title": context.explorer.settings.title,
        "network": network_shown(context),
        "islands": found["islands"],
        "isolates": found["isolates"],
    }


def front_map(context: Context, _parameters: Parameters) -> MapDocument:
    """Draw the whole network."""
    return context.map(context.network, title=context.explorer.settings.title)
