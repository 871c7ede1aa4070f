"""Every measure straight from its definition, in plain Python on small networks: slow, and made without looking at the kernels.

A network is a mapping of mappings: the weight of each tie, by both of its ends. What does not exist is NaN.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

Ties = Mapping[str, Mapping[str, float]]
Values = dict[str, float]
NOTHING = math.nan


def degree(ties: Ties) -> Values:
    return {node: len(partners) for node, partners in ties.items()}


def strength(ties: Ties) -> Values:
    return {node: math.fsum(partners.values()) for node, partners in ties.items()}


def shortest_paths(ties: Ties, start: str, end: str) -> list[list[str]]:
    """Return every path with as few ties as possible, none if no path leads there."""
    paths = [[start]]
    while paths and not any(path[-1] == end for path in paths):
        # A shortest path comes to nobody twice, so there are no longer ones than through all.
        paths = [[*path, node] for path in paths for node in ties[path[-1]] if node not in path]
        if paths and len(paths[0]) > len(ties):
            return []
    return [path for path in paths if path[-1] == end]


def betweenness(ties: Ties) -> Values:
    """Sum, over all pairs of others, the share of their shortest paths that pass through a node; divide by the number of pairs."""
    shares = dict.fromkeys(ties, 0.0)
    for start, end in combinations(ties, 2):
        paths = shortest_paths(ties, start, end)
        for path in paths:
            for node in path[1:-1]:
                shares[node] += 1 / len(paths)
    pairs = (len(ties) - 1) * (len(ties) - 2) / 2
    return {node: share / pairs if pairs > 0 else 0.0 for node, share in shares.items()}


def steps(ties: Ties, start: str) -> dict[str, int]:
    """Return how many ties it takes to each that can be reached, ring by ring."""
    found, ring, away = {start: 0}, {start}, 0
    while ring:
        away += 1
        ring = {node for each in ring for node in ties[each]} - set(found)
        found |= dict.fromkeys(ring, away)
    return found


def closeness(ties: Ties) -> Values:
    """Divide the share that is reached by the mean number of steps to those."""
    values = {}
    for node in ties:
        far = [away for away in steps(ties, node).values() if away]
        values[node] = len(far) / (len(ties) - 1) / (sum(far) / len(far)) if far else 0.0
    return values


def harmonic(ties: Ties) -> Values:
    others = max(len(ties) - 1, 1)
    return {node: sum(1 / away for away in steps(ties, node).values() if away) / others for node in ties}


def length(values: Iterable[float]) -> float:
    return math.sqrt(math.fsum(value**2 for value in values))


def eigenvector(ties: Ties) -> Values:
    """Multiply by the matrix plus the identity until nothing changes, island by island; each gets its share of the length."""
    tied = [node for node in ties if ties[node]]
    values = dict.fromkeys(ties, 0.0)
    for node in tied:
        island = sorted(steps(ties, node))
        now = dict.fromkeys(island, 1.0)
        for _ in range(20_000):
            then = {
                one: now[one] + math.fsum(weight * now[other] for other, weight in ties[one].items()) for one in island
            }
            size = length(then.values())
            now = {one: value / size for one, value in then.items()}
        values[node] = now[node] * math.sqrt(len(island) / len(tied))
    return values


def pagerank(ties: Ties) -> Values:
    """Let a walk go on for very long: 0.85 along a tie in proportion to its weight, else, and from who has none, anywhere."""
    size, sums = len(ties), strength(ties)
    now = dict.fromkeys(ties, 1 / size)
    for _ in range(400):
        anywhere = 0.15 / size + 0.85 * sum(now[node] for node in ties if not ties[node]) / size
        now = {
            one: anywhere + 0.85 * math.fsum(now[other] * weight / sums[other] for other, weight in ties[one].items())
            for one in ties
        }
    return now


def core(ties: Ties) -> Values:
    """Take away, for each k, whoever has fewer than k partners left, until nobody has."""
    values: Values = dict.fromkeys(ties, 0)
    for k in range(1, len(ties)):
        left = set(ties)
        while few := {node for node in left if len(left & set(ties[node])) < k}:
            left -= few
        values |= dict.fromkeys(left, k)
    return values


def tied_pairs(ties: Ties, node: str) -> int:
    return sum(other in ties[one] for one, other in combinations(ties[node], 2))


def clustering(ties: Ties) -> Values:
    pairs = {node: math.comb(len(partners), 2) for node, partners in ties.items()}
    return {node: tied_pairs(ties, node) / pairs[node] if pairs[node] else NOTHING for node in ties}


def brokerage(ties: Ties) -> Values:
    return {node: math.comb(len(partners), 2) - tied_pairs(ties, node) for node, partners in ties.items()}


def constraints(ties: Ties, node: str) -> list[float]:
    """Return Burt's c(i,j) for each partner j: (p(i,j) + Σ p(i,q)·p(q,j))²."""
    sums = strength(ties)

    def share(one: str, other: str) -> float:
        return ties[one].get(other, 0.0) / sums[one]

    return [
        (share(node, one) + math.fsum(share(node, q) * share(q, one) for q in ties[node] if q != one)) ** 2
        for one in ties[node]
    ]


def constraint(ties: Ties) -> Values:
    return {node: math.fsum(constraints(ties, node)) if ties[node] else NOTHING for node in ties}


def hierarchy(ties: Ties) -> Values:
    """Return Coleman and Theil's disorder of the constraints: Σ r·ln r / (N·ln N), r being each divided by their mean."""
    values = {}
    for node, partners in ties.items():
        parts, number = constraints(ties, node), len(partners)
        ratios = [part / (math.fsum(parts) / number) for part in parts]
        disorder = math.fsum(ratio * math.log(ratio) for ratio in ratios)
        values[node] = NOTHING if not number else 1.0 if number == 1 else disorder / (number * math.log(number))
    return values


def effective_size(ties: Ties) -> Values:
    """Return the number of partners less the mean number of ties of each to the others."""
    return {
        node: len(partners) - sum(len(set(ties[one]) & set(partners)) for one in partners) / len(partners)
        if partners
        else NOTHING
        for node, partners in ties.items()
    }


def efficiency(ties: Ties) -> Values:
    return {node: size / len(ties[node]) if ties[node] else NOTHING for node, size in effective_size(ties).items()}


def external_internal(ties: Ties, kinds: Mapping[str, str]) -> Values:
    return {
        node: sum(1 if kinds[one] != kinds[node] else -1 for one in partners) / len(partners) if partners else NOTHING
        for node, partners in ties.items()
    }


def participation(ties: Ties, communities: Mapping[str, int]) -> Values:
    """Return 1 - Σ (share of the weight that goes to a community)²."""
    values = {}
    for node, partners in ties.items():
        into = [
            math.fsum(weight for one, weight in partners.items() if communities[one] == community)
            for community in set(communities.values())
        ]
        values[node] = 1 - math.fsum((each / math.fsum(into)) ** 2 for each in into) if partners else NOTHING
    return values


def within_community(ties: Ties, communities: Mapping[str, int]) -> Values:
    """Return how many standard deviations the weight inside lies above the mean of the community; 0 where all are alike."""
    inside = {
        node: math.fsum(weight for one, weight in partners.items() if communities[one] == communities[node])
        for node, partners in ties.items()
    }
    values = {}
    for node in ties:
        members = [inside[one] for one in ties if communities[one] == communities[node]]
        mean = math.fsum(members) / len(members)
        deviation = math.sqrt(math.fsum((each - mean) ** 2 for each in members) / len(members))
        score = (inside[node] - mean) / deviation if deviation > 1e-9 else 0.0
        values[node] = score if ties[node] else NOTHING
    return values


BY_TIES: Mapping[str, Callable[[Ties], Values]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "betweenness-sampled": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "core": core,
    "clustering": clustering,
    "constraint": constraint,
    "effective-size": effective_size,
    "efficiency": efficiency,
    "hierarchy": hierarchy,
    "brokerage": brokerage,
}
"""Those that need to know the ties alone."""
