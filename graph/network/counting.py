"""Which claims count: by how we know of them, who was there, and when they held."""

import pandas as pd

from samspill.graph.model import Attendance, Status
from samspill.graph.network import facts
from samspill.graph.network.filters import Filters
from samspill.graph.store.port import Store


def counting(store: Store, claims: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the claims, as `Store.ties` gives them, that count by status, attendance and period.

    Being absent counts as negative, and being invited and no more as potential; `status` then says so.
    """
    stated = claims["status"] == Status.STATED
    absent = claims["attendance"] == Attendance.ABSENT
    only_invited = stated & (claims["attendance"] == Attendance.INVITED)
    status = claims["status"].mask(absent, str(Status.NEGATIVE)).mask(only_invited, str(Status.POTENTIAL))
    claims = claims.assign(status=status)[status.isin(filters.statuses)]
    if filters.period == (None, None):
        return claims
    return claims[filters.hold(*_dates(store, claims))]


def _dates(store: Store, claims: pd.DataFrame) -> tuple["pd.Series[str]", "pd.Series[str]"]:
    """Return first and last day of each claim; one that gives no day of its own holds as long as its activity.

    An event without a last day is over when it has begun; anything else without one goes on.
    """
    known = facts.activities(store).set_index("id")
    short = (known["kind"] == "Event") & (known["valid_to"] == "")
    known["valid_to"] = known["valid_to"].mask(short, known["valid_from"])
    undated = (claims["valid_from"] == "") & (claims["valid_to"] == "")
    start, end = (
        claims[name].mask(undated, known[name].reindex(claims["end"], fill_value="").set_axis(claims.index))
        for name in ("valid_from", "valid_to")
    )
    return start, end
