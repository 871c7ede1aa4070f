"""The workbook's sheets and their columns, put together from `sheets.toml`, which says what each is called and holds."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from samspill.graph.model import Status, kinds_of
from samspill.loaders.workbook.form import About, Column, Link, Nodes, Sheet, Sources, Ties, Value, Words

_Written = Mapping[str, Any]


def _sheet(written: _Written, form: _Written) -> Sheet:
    columns = tuple(column for each in written["columns"] for column in _columns(each, form))
    return Sheet(written["key"], _called(written), written["explanation"], _makes(written["makes"]), columns)


def _makes(written: _Written) -> Nodes | Ties | Sources | About:
    """Return what rows make: `nodes` names a label that stands for all below it too, `meant` the one that is usual."""
    if "nodes" in written:
        kinds = kinds_of(written["nodes"])
        usual = written.get("meant", kinds[0])
        return Nodes((usual, *(kind for kind in kinds if kind != usual)), written.get("repeats", False))
    if "ties" in written:
        return Ties(tuple(written["ties"]), Status(written.get("status", Status.STATED)))
    return Sources() if "sources" in written else About()


def _columns(written: _Written, form: _Written) -> Iterator[Column]:
    used = written.get("use", "")
    if used in form["groups"]:
        for name in form["groups"][used]:
            yield from _columns({"use": name}, form)
    else:
        yield _column({"key": used, **form["columns"].get(used, {}), **written})


def _column(written: _Written) -> Column:
    return Column(
        written["key"],
        _called(written),
        Value[written["value"].upper()],
        written["explanation"],
        example=_words(written["example"]) if "example" in written else None,
        required=written.get("required", False),
        points_to=tuple(written.get("points_to", ())),
        creates=written.get("creates", ""),
        link=_link(**written["link"]) if "link" in written else None,
        identifies=written.get("identifies", ""),
    )


def _link(type: str, *, inwards: bool = False, role: str = "", or_else: str = "") -> Link:  # noqa: A002  as the table says it
    return Link(type, outwards=not inwards, role=role, or_else=or_else)


def _called(written: _Written) -> Words:
    return _words(written["words"], written.get("also", ()))


def _words(said: str | Sequence[str], also: Sequence[str] = ()) -> Words:
    """Return words in three languages; one text is the same in all of them."""
    nb, nn, en = (said, said, said) if isinstance(said, str) else said
    return Words(nb, nn, en, tuple(also))


def _read() -> tuple[Sheet, ...]:
    form = tomllib.loads((Path(__file__).parent / "sheets.toml").read_text(encoding="utf-8"))
    return tuple(_sheet(each, form) for each in form["sheets"])


SHEETS: Final = _read()
"""Every sheet, in the order of the workbook."""
