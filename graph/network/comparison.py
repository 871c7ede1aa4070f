"""Two networks of the same kind side by side, such as two periods: who came, who left, which ties are new, ended or stronger."""

from dataclasses import dataclass

import pandas as pd

from samspill.graph.network.network import Network

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Comparison:
    """What changed from one network to another.

    An organisation is there if it has a tie. Frames of ties have the columns from, from_name, to, to_name, before, after (weights).
    """

    came: tuple[str, ...]
    left: tuple[str, ...]
    new: pd.DataFrame
    ended: pd.DataFrame
    stronger: pd.DataFrame
    weaker: pd.DataFrame
    unchanged: int
    """How many ties weigh the same in both."""


def compare(before: Network, after: Network) -> Comparison:
    """Return what changed between two networks; ties that changed most come first."""
    ends = ["from", "from_name", "to", "to_name"]
    both = before.to_pandas().merge(after.to_pandas(), "outer", on=["from", "to"], suffixes=("_before", "_after"))
    for end in ("from", "to"):
        both[f"{end}_name"] = both.pop(f"{end}_name_after").fillna(both.pop(f"{end}_name_before"))
    both = both.rename(columns={"weight_before": "before", "weight_after": "after"}).fillna(
        {"before": 0.0, "after": 0.0}
    )
    change = both["after"] - both["before"]
    both = both.assign(_by=change.abs()).sort_values(["_by", "from", "to"], ascending=[False, True, True])
    both, change = both[[*ends, "before", "after"]], change.loc[both.index]
    there, then = _tied(after), _tied(before)
    was, is_ = both["before"] > 0, both["after"] > 0
    return Comparison(
        came=tuple(sorted(there - then)),
        left=tuple(sorted(then - there)),
        new=both[~was].reset_index(drop=True),
        ended=both[~is_].reset_index(drop=True),
        stronger=both[was & is_ & (change > _ROUNDING)].reset_index(drop=True),
        weaker=both[was & is_ & (change < -_ROUNDING)].reset_index(drop=True),
        unchanged=int((was & is_ & (change.abs() <= _ROUNDING)).sum()),
    )


def _tied(network: Network) -> set[str]:
    return {network.ids[row] for row in network.degrees.nonzero()[0]}
