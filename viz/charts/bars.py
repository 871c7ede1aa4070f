"""Draws horizontal bars, each in one or more parts, with a title and a description for whoever cannot see them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 640
_LABELS: Final = 240
"""The width of the labels at the left."""
_NUMBERS: Final = 60
"""The width that is kept for the numbers at the right."""
_ROW, _BAR, _TOP, _LEGEND = 26, 18, 34, 22
_LONGEST_LABEL: Final = 30
_INK, _MUTED = "#16202c", "#4b5766"
_FONT: Final = "system-ui, 'Segoe UI', Roboto, sans-serif"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, and the size of each part, by the part's name."""

    label: str
    parts: Mapping[str, float]

    @property
    def total(self) -> float:
        """The length of the whole bar."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers, and the same numbers as a table."""

    title: str
    description: str
    """What there is to see, in a sentence."""
    headings: Sequence[str]
    rows: Sequence[Sequence[str | float]]
    svg: str

    def _repr_svg_(self) -> str:
        """Show as a picture in a notebook."""
        return self.svg


def bar_chart(title: str, description: str, heading: str, bars: Sequence[Bar], colours: Mapping[str, str]) -> Chart:
    """Return a chart of bars whose parts have the colours of their names; a legend tells the parts if there are several.

    `heading` says what the labels are, for the table.
    """
    rows: list[list[str | float]] = [[bar.label, *(bar.parts.get(part, 0) for part in colours)] for bar in bars]
    return Chart(title, description, [heading, *colours], rows, _drawn(title, description, bars, colours))


def _drawn(title: str, description: str, bars: Sequence[Bar], colours: Mapping[str, str]) -> str:
    shown = list(_legend(colours)) if len(colours) > 1 else []
    top = _TOP + _LEGEND * len(shown)
    height = top + _ROW * len(bars) + 6
    longest = max((bar.total for bar in bars), default=0) or 1
    parts = [
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>",
        _text(0, 18, title, size=15, weight="600"),
        *shown,
        *(_bar(bar, colours, top + _ROW * place, longest) for place, bar in enumerate(bars)),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' role="img" font-family="{escape(_FONT)}" font-size="13">{"".join(parts)}</svg>'
    )


def _bar(bar: Bar, colours: Mapping[str, str], top: float, longest: float) -> str:
    scale = (WIDTH - _LABELS - _NUMBERS) / longest
    label = bar.label if len(bar.label) <= _LONGEST_LABEL else bar.label[: _LONGEST_LABEL - 1] + "…"
    middle = top + _BAR - 4
    drawn = [_text(_LABELS - 8, middle, label, anchor="end")]
    left = float(_LABELS)
    for part, colour in colours.items():
        width = bar.parts.get(part, 0) * scale
        if width:
            drawn.append(
                f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{escape(bar.label)}: {escape(part)} {_number(bar.parts[part])}</title></rect>"
            )
            left += width
    drawn.append(_text(left + 6, middle, _number(bar.total), colour=_MUTED))
    return "".join(drawn)


def _legend(colours: Mapping[str, str]) -> Iterator[str]:
    """Go through the lines of the legend, as many parts on each as there is room for."""
    for line, names in enumerate(_in_lines(colours)):
        top, left, drawn = _TOP + _LEGEND * line, 0.0, []
        for name in names:
            drawn.append(f'<rect x="{left:.0f}" y="{top - 4}" width="12" height="12" fill="{colours[name]}"/>')
            drawn.append(_text(left + 17, top + 7, name))
            left += _legend_width(name)
        yield "".join(drawn)


def _in_lines(names: Iterable[str]) -> Iterator[list[str]]:
    line: list[str] = []
    for name in names:
        if line and sum(map(_legend_width, [*line, name])) > WIDTH:
            yield line
            line = []
        line.append(name)
    yield line


def _legend_width(name: str) -> float:
    # Letters of this font are about 7 wide; nobody can measure them here.
    return 34 + 7.0 * len(name)


def _text(  # noqa: PLR0913  what SVG lets one say about a text
    left: float,
    base: float,
    text: str,
    *,
    anchor: str = "start",
    size: int = 13,
    weight: str = "400",
    colour: str = _INK,
) -> str:
    return (
        f'<text x="{left:.0f}" y="{base:.0f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
        f"{escape(text)}</text>"
    )


def _number(value: float) -> str:
    return f"{value:g}"
