"""A ranking in the form of a finding, with an explanation of the first rows if they are to be told in words."""

from typing import Final

from samspill.graph.language import DEFAULT_LANGUAGE
from samspill.graph.network.analyses.finding import NAMED, Column, Finding, rows_of
from samspill.graph.network.explain import explain, introduce
from samspill.graph.network.ranking import Ranking

_COLUMNS: Final = (Column("rank", "Rank"), *NAMED[:2], Column("value", "Value"), *NAMED[2:])
EXPLANATION: Final = Column("explanation", "Explanation")


def ranked(ranking: Ranking, top: int | None = None, language: str = DEFAULT_LANGUAGE, explained: int = 0) -> Finding:
    """Return a ranking, or its first `top` rows, as a finding.

    The first `explained` rows get an explanation, and the sentences of the finding say what the ranking is about. Raises
    UsageError if `top` is below 1.
    """
    document = ranking.document(top, language)
    if not explained:
        return Finding(_COLUMNS, rows_of(_COLUMNS, document["rows"]), (), document)
    document["introduction"] = introduce(ranking, language)
    for row in document["rows"][:explained]:
        row["explanation"] = explain(ranking, row["id"], language)
    columns = (*_COLUMNS, EXPLANATION)
    return Finding(columns, rows_of(columns, document["rows"]), (document["introduction"],), document)
