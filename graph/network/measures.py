"""The measures that organisations can be ranked by, each with its meaning, its standard name and the paper it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network import centrality, holes, mixing
from samspill.graph.network.arrays import Rows, Values
from samspill.graph.network.communities import community_of_each
from samspill.graph.network.network import Network
from samspill.graph.network.notes import LOCALE
from samspill.graph.store.port import Progress

Function = Callable[[Network], Values | Rows]
SlowFunction = Callable[[Network, Progress], Values | Rows]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to tell how organisations stand in a network."""

    name: str
    title: str
    """In English; `titled` says it in other languages."""
    definition: str
    """The standard definition, in English; `defined` says it in other languages."""
    paper: str
    function: SlowFunction
    """Returns one value for each row; reports on the way if it may take long."""
    within_islands: bool = False
    """True if values of organisations in different islands do not compare."""
    lowest_first: bool = False
    """True if a low value is what people look for."""
    margin: Callable[[Network], float] | None = None
    """How far apart two values have to lie for one to be surely the higher, 0 if they are exact; None if they always are."""

    def settled(self, network: Network) -> float:
        """Return the difference from which the order of two values of a network is sure; 0 if it always is."""
        return self.margin(network) if self.margin else 0.0

    def titled(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the title in a language."""
        return str(translations(language, LOCALE).gettext(self.title))

    def defined(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the definition in a language."""
        return str(translations(language, LOCALE).gettext(self.definition))


def _quick(function: Function) -> SlowFunction:
    """Return a function that has nothing to report since it is done at once."""
    return lambda network, _progress: function(network)


def _participation(network: Network, progress: Progress) -> Values:
    return mixing.participation(network, community_of_each(network, progress=progress))


def _within_community(network: Network, progress: Progress) -> Values:
    return mixing.within_community(network, community_of_each(network, progress=progress))


def _sampled_betweenness(network: Network, progress: Progress) -> Values:
    """Return estimates where a sample is quicker; where all shortest paths are as quick, the exact values."""
    found = centrality.sampled_betweenness if _margin_of_sample(network) else centrality.betweenness
    return found(network, progress)


def _margin_of_sample(network: Network) -> float:
    # Either of two values may be off.
    return 2 * centrality.DEFAULT_ERROR if len(network) * network.ties > centrality.SAMPLING_PAYS else 0.0


_ALL = (
    Measure(
        "degree",
        "Partners (degree)",
        "The number of organisations that it has a tie with.",
        "L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1, 215-239, 1978",
        _quick(centrality.degree),
    ),
    Measure(
        "strength",
        "Strength of ties",
        "The sum of the weights of its ties: how much it does together with others.",
        "A. Barrat et al., The architecture of complex weighted networks, PNAS 101, 3747-3752, 2004",
        _quick(centrality.strength),
    ),
    Measure(
        "betweenness",
        "Go-between (betweenness)",
        "The share of all pairs of others that have their shortest path through it.",
        "L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40, 35-41, 1977",
        centrality.betweenness,
    ),
    Measure(
        "closeness",
        "Closeness",
        "How few steps it takes to the others: the share that it reaches, divided by the mean number of steps to those.",
        "S. Wasserman and K. Faust, Social Network Analysis, Cambridge 1994, p. 201",
        centrality.closeness,
        within_islands=True,
    ),
    Measure(
        "harmonic",
        "Harmonic closeness",
        "The mean over all others of one divided by the number of steps to them; those out of reach count 0.",
        "M. Marchiori and V. Latora, Harmony in the small-world, Physica A 285, 539-546, 2000",
        centrality.harmonic,
    ),
    Measure(
        "eigenvector",
        "Well-connected partners (eigenvector)",
        "How central its partners are, in proportion to the weights of the ties with them; computed island by island.",
        "P. Bonacich, Factoring and weighting approaches to status scores, J. Math. Sociol. 2, 113-120, 1972",
        centrality.eigenvector,
        within_islands=True,
    ),
    Measure(
        "pagerank",
        "PageRank",
        "How often somebody comes by who walks along ties at random, now and then starting anew anywhere.",
        "S. Brin and L. Page, The anatomy of a large-scale hypertextual web search engine, Computer Networks 30, 1998",
        centrality.pagerank,
    ),
    Measure(
        "core",
        "Core number (k-core)",
        "The largest k such that it belongs to a group where each has at least k partners in the group.",
        "S. B. Seidman, Network structure and minimum degree, Social Networks 5, 269-287, 1983",
        _quick(centrality.core),
    ),
    Measure(
        "betweenness-sampled",
        "Go-between, estimated (sampled betweenness)",
        "The share of all pairs of others that have their shortest path through it, estimated from a sample of paths.",
        "M. Riondato and E. M. Kornaropoulos, Fast approximation of betweenness centrality through sampling, DMKD 30, 2016",
        _sampled_betweenness,
        margin=_margin_of_sample,
    ),
    Measure(
        "katz",
        "Reach by all walks (Katz)",
        "How many walks of all lengths lead to it, longer ones counting less, in proportion to the weights on the way.",
        "L. Katz, A new status index derived from sociometric analysis, Psychometrika 18, 39-43, 1953",
        centrality.katz,
    ),
    Measure(
        "clustering",
        "Partners who know each other (clustering)",
        "The share of pairs of its partners that have a tie with each other.",
        "D. J. Watts and S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, 440-442, 1998",
        holes.clustering,
    ),
    Measure(
        "constraint",
        "Constraint",
        "How far all its partners lead back to each other; the lower, the freer it is to go between them.",
        "R. S. Burt, Structural Holes, Harvard 1992, chapter 2",
        holes.constraint,
        lowest_first=True,
    ),
    Measure(
        "effective-size",
        "Effective size",
        "The number of its partners less the mean number of ties that each of them has to the others.",
        "R. S. Burt, Structural Holes, Harvard 1992; S. P. Borgatti, Connections 20, 35-38, 1997",
        holes.effective_size,
    ),
    Measure(
        "efficiency",
        "Efficiency",
        "Its effective size as a share of the number of its partners.",
        "R. S. Burt, Structural Holes, Harvard 1992, chapter 2",
        holes.efficiency,
    ),
    Measure(
        "hierarchy",
        "Hierarchy",
        "How far its constraint comes from one partner alone: 0 from all alike, 1 from one.",
        "R. S. Burt, Structural Holes, Harvard 1992, chapter 2",
        holes.hierarchy,
    ),
    Measure(
        "brokerage",
        "Brokered pairs",
        "The number of pairs of its partners that have no tie, and can meet through it.",
        "R. V. Gould and R. M. Fernandez, Structures of mediation, Sociol. Methodol. 19, 89-126, 1989",
        holes.brokered,
    ),
    Measure(
        "participation",
        "Ties to many communities (participation)",
        "How evenly its ties spread over the communities: 0 all to one, near 1 evenly to many.",
        "R. Guimerà and L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature 433, 895-900, 2005",
        _participation,
    ),
    Measure(
        "within-community",
        "Weight in its own community",
        "How many standard deviations its ties inside its community lie above the community's mean.",
        "R. Guimerà and L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature 433, 895-900, 2005",
        _within_community,
    ),
    Measure(
        "external-internal",
        "Ties to other kinds (E-I index)",
        "Ties to other kinds of organisations less ties to its own kind, divided by all: -1 only its own, 1 only others.",
        "D. Krackhardt and R. N. Stern, Informal networks and organizational crises, Soc. Psychol. Q. 51, 123-140, 1988",
        _quick(mixing.external_internal),
    ),
)
MEASURES: Final[Mapping[str, Measure]] = MappingProxyType({measure.name: measure for measure in _ALL})
