"""The weights of ties through shared activities: organisations by activities B gives B·D·Bᵀ."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from samspill.graph.network.arrays import Values


def through_shared(members: "csr_array[Any, Any]", weights: "Values") -> "csr_array[Any, Any]":
    """Return the tie weights of organisations (rows) that take part in the same activities (columns), one weight for each.

    `members` holds 1 where an organisation takes part. The diagonal is the sum of each organisation's own weights.
    """
    weighted = members.copy()
    weighted.data = members.data * weights[members.indices]
    weights_of_ties: csr_array[Any, Any] = weighted @ members.T.tocsr()
    return weights_of_ties
