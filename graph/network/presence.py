"""Tells by name who is stored but not in a network, as whoever asked would say it."""

from samspill.graph.errors import UsageError
from samspill.graph.network.facts import names_and_kinds
from samspill.graph.network.network import Network
from samspill.graph.store.port import Store


def check_present(store: Store, network: Network, organisation: str) -> None:
    """Raise UsageError if an organisation is not in a network; its name is said if the store knows it."""
    if organisation in network.rows:
        return
    for name, _ in names_and_kinds(store, [organisation]).values():
        raise UsageError(
            "{name} is not in this network ({projection}): the filters leave it out.",
            name=name,
            projection=network.description.projection,
        )
    network.row(organisation)
