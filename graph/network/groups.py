"""Groups of organisations as numbers: by kind unless somebody gives others; who has none makes a group too."""

import pandas as pd

from samspill.graph.errors import UsageError
from samspill.graph.network.arrays import Rows
from samspill.graph.network.network import Network


def coded(network: Network, groups: "pd.Series[str] | None") -> tuple[Rows, pd.Index]:
    """Return the number of each row's group and the groups by number, sorted.

    Raises UsageError if there are not as many groups as rows.
    """
    labels = network.organisations["kind"] if groups is None else groups
    if len(labels) != len(network):
        raise UsageError(
            "There are {groups} groups for {organisations} organisations: give one for each.",
            groups=len(labels),
            organisations=len(network),
        )
    # Without a group of their own those would get the number -1, and so count with the last group.
    codes, names = pd.factorize(labels, sort=True, use_na_sentinel=False)
    return codes.astype("int64"), pd.Index(names)
