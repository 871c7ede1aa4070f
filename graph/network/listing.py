"""Names as a sentence has them, with `and` before the last; who is left out is counted."""

from collections.abc import Sequence

from samspill.graph.language import translations
from samspill.graph.network.notes import LOCALE


def listed(names: Sequence[str], language: str, most: int | None = None) -> str:
    """Return names in a row: `A, B and C`, or `A, B and 7 more` if there are more than `most`; empty for none."""
    words = translations(language, LOCALE)
    shown = list(names[:most])
    if len(shown) < len(names):
        shown.append(str(words.gettext("{count} more")).format(count=len(names) - len(shown)))
    if len(shown) < 2:  # noqa: PLR2004  nothing to join
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {words.gettext('and')} {shown[-1]}"
