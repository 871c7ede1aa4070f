"""The measures that organisations can be ranked by, each with its meaning, its standard name and the paper it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network import centrality
from samspill.graph.network.network import Network, Rows, Values
from samspill.graph.network.notes import LOCALE


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to tell how organisations stand in a network."""

    name: str
    title: str
    """In English; `titled` says it in other languages."""
    definition: str
    """The standard definition, in English; `defined` says it in other languages."""
    paper: str
    function: Callable[[Network], Values | Rows]
    within_islands: bool = False
    """True if values of organisations in different islands do not compare."""

    def titled(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the title in a language."""
        return str(translations(language, LOCALE).gettext(self.title))

    def defined(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the definition in a language."""
        return str(translations(language, LOCALE).gettext(self.definition))


_ALL = (
    Measure(
        "degree",
        "Partners (degree)",
        "The number of organisations that it has a tie with.",
        "L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1, 215-239, 1978",
        centrality.degree,
    ),
    Measure(
        "strength",
        "Strength of ties",
        "The sum of the weights of its ties: how much it does together with others.",
        "A. Barrat et al., The architecture of complex weighted networks, PNAS 101, 3747-3752, 2004",
        centrality.strength,
    ),
    Measure(
        "betweenness",
        "Go-between (betweenness)",
        "The share of all shortest paths between two others that pass through it.",
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
        centrality.core,
    ),
)
MEASURES: Final[Mapping[str, Measure]] = MappingProxyType({measure.name: measure for measure in _ALL})
