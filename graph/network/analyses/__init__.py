"""The analyses of a whole network by name, each with what it shows and where its method comes from, beside the measures."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Final

from samspill.graph.errors import UsageError
from samspill.graph.message import Message
from samspill.graph.network.analyses.finding import Analysis, Column, Finding, Inquiry, Options
from samspill.graph.network.analyses.pairs import find_backbone, find_changes, find_likely, find_meetings
from samspill.graph.network.analyses.parts import (
    find_articulation_points,
    find_biconnected,
    find_bridges,
    find_communities,
    find_islands,
    find_without,
)
from samspill.graph.network.analyses.ranked import ranked
from samspill.graph.network.analyses.whole import find_figures, find_mixing, find_roles, find_specialities
from samspill.graph.network.choices import require
from samspill.graph.network.presence import check_present

__all__ = ["ANALYSES", "Analysis", "Column", "Finding", "Inquiry", "Options", "analyse", "ranked"]

_ALL: Final = (
    Analysis(
        "islands",
        "Islands",
        "The parts of the network between which no path leads, and who has no tie.",
        "",
        find_islands,
    ),
    Analysis(
        "communities",
        "Communities",
        "Groups with more ties inside than chance would give.",
        "V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden, Sci. Rep. 9, 5233, 2019",
        find_communities,
        frozenset({"resolution"}),
    ),
    Analysis(
        "articulation-points",
        "Who holds islands together",
        "Organisations without which an island falls apart (articulation points).",
        "J. Hopcroft and R. Tarjan, Efficient algorithms for graph manipulation, CACM 16, 372-378, 1973",
        find_articulation_points,
    ),
    Analysis(
        "bridges",
        "Ties that hold islands together",
        "Ties without which an island falls apart (bridges).",
        "R. E. Tarjan, A note on finding the bridges of a graph, Inf. Process. Lett. 2, 160-161, 1974",
        find_bridges,
    ),
    Analysis(
        "biconnected-components",
        "Parts that nobody can break",
        "Parts that hold together whoever leaves (biconnected components); who holds islands together is in several.",
        "J. Hopcroft and R. Tarjan, Efficient algorithms for graph manipulation, CACM 16, 372-378, 1973",
        find_biconnected,
    ),
    Analysis(
        "without",
        "If an organisation leaves",
        "What its island falls into, and who loses the only connection to others.",
        "",
        find_without,
        frozenset({"organisation"}),
        needs="organisation",
    ),
    Analysis(
        "should-meet",
        "Who should meet",
        "Organisations that share partners, activities, themes, instruments and places, and have no tie.",
        "L. A. Adamic and E. Adar, Friends and neighbors on the Web, Social Networks 25, 211-230, 2003",
        find_meetings,
        frozenset({"organisation", "top"}),
    ),
    Analysis(
        "likely-partners",
        "Likely partners",
        "Organisations that have no tie but partners in common, the likeliest first.",
        "D. Liben-Nowell and J. Kleinberg, The link-prediction problem for social networks, JASIST 58, 1019-1031, 2007",
        find_likely,
        frozenset({"organisation", "top", "method"}),
    ),
    Analysis(
        "backbone",
        "Backbone",
        "The ties that are too strong, for one of their ends, to be chance.",
        "M. A. Serrano, M. Boguñá and A. Vespignani, Extracting the multiscale backbone, PNAS 106, 6483-6488, 2009",
        find_backbone,
        frozenset({"significance"}),
    ),
    Analysis(
        "compare",
        "Two periods",
        "Who came and who left since an earlier period, and which ties are new, ended, stronger or weaker.",
        "",
        find_changes,
        frozenset({"against"}),
        needs="against",
    ),
    Analysis(
        "mixing",
        "Who mixes with whom",
        "How many ties join each kind of organisation with each.",
        "M. E. J. Newman, Mixing patterns in networks, Phys. Rev. E 67, 026126, 2003",
        find_mixing,
    ),
    Analysis(
        "roles",
        "Brokerage roles",
        "Between which kinds an organisation stands, counted in pairs of its partners that have no tie.",
        "R. V. Gould and R. M. Fernandez, Structures of mediation, Sociol. Methodol. 19, 89-126, 1989",
        find_roles,
    ),
    Analysis(
        "specialities",
        "What places are strong in",
        "Which kinds of organisations a place has more of than all places together (location quotient).",
        "P. S. Florence, Report on the location of industry, Political and Economic Planning, 1939",
        find_specialities,
    ),
    Analysis(
        "figures",
        "The network in figures",
        "How dense it is, how clustered and how far across, and how many have how many partners.",
        "D. J. Watts and S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, 440-442, 1998",
        find_figures,
    ),
)
ANALYSES: Final[Mapping[str, Analysis]] = MappingProxyType({analysis.name: analysis for analysis in _ALL})


def analyse(name: str, inquiry: Inquiry) -> Finding:
    """Return what an analysis finds.

    Raises UsageError if there is none of that name, or if it lacks the option that it needs.
    """
    require("analysis", name, ANALYSES)
    _check_options(name, inquiry.options)
    if inquiry.options.organisation is not None:
        check_present(inquiry.store, inquiry.network, inquiry.options.organisation)
    return ANALYSES[name].find(inquiry)


def _check_options(name: str, options: Options) -> None:
    """Raise UsageError if an analysis lacks the option that it needs, or is given one that it does not take."""
    analysis = ANALYSES[name]
    if analysis.needs and not getattr(options, analysis.needs):
        raise UsageError("The analysis '{name}' needs the option '{needs}'.", name=name, needs=analysis.needs)
    if options.top < 1:
        raise UsageError("The number of pairs to find is at least 1, not {top}.", top=options.top)
    given = [each.name for each in fields(Options) if getattr(options, each.name) != each.default]
    for option in given:
        if option not in analysis.takes:
            only = Message(", only {options}", options=tuple(sorted(analysis.takes))) if analysis.takes else ""
            raise UsageError(
                "The analysis '{name}' does not take the option '{option}'{only}.", name=name, option=option, only=only
            )
