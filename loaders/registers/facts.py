"""What is known of each source, kept in a TOML file beside its module: title, licence, names of columns, how to know it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from importlib.resources import files
from typing import Any

from samspill.graph.model import Source


@dataclass(frozen=True)
class SourceFacts:
    """The content of one TOML file."""

    name: str
    """The name that `--source` takes."""
    title: str
    publisher: str
    licence: str
    url: str
    gives: str
    recognised: tuple[frozenset[str], ...]
    """Sets of names (columns, or paths into JSON, `*` for any letters); a file that has all names of one set is of this kind."""
    used: tuple[str, ...]
    """The columns or keys that the reader takes, in lower case."""
    ignored: tuple[str, ...]
    """Those that it leaves on purpose; `*` stands for any letters."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other names of columns, in files of other years, and the names in `used` that they stand for."""
    automatic: bool = True
    """False for files with names so common that the user has to say what they are."""

    @cached_property
    def source(self) -> Source:
        """The source that every claim from such a file names."""
        return Source(f"source:{self.name}", self.title, self.publisher, self.url, self.licence)

    def recognises(self, names: Iterable[str]) -> frozenset[str]:
        """Return the names by which a file with these names is known to be of this kind; empty if it is not."""
        have = frozenset(names)
        found = (wanted for wanted in self.recognised if all(_is_among(name, have) for name in wanted))
        return max(found, key=len, default=frozenset())

    def knows(self, name: str) -> bool:
        """Tell whether a column or key is used or left on purpose."""
        return name in self._known or any(fnmatchcase(name, pattern) for pattern in self.ignored)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.used, *self.ignored, *self.aliases))


def read_toml(package: str, name: str) -> dict[str, Any]:
    """Return the content of `name` in the folder of `package`."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def source_facts(package: str, name: str) -> SourceFacts:
    """Return the facts in `name`.toml in the folder of `package`."""
    table = read_toml(package, f"{name}.toml")
    return SourceFacts(
        **{key: table[key] for key in ("name", "title", "publisher", "licence", "url", "gives")},
        recognised=tuple(frozenset(map(str.lower, names)) for names in table["recognised"]),
        used=tuple(map(str.lower, table["used"])),
        ignored=tuple(map(str.lower, table.get("ignored", ()))),
        aliases={name.lower(): ours.lower() for name, ours in table.get("aliases", {}).items()},
        automatic=table.get("automatic", True),
    )


def _is_among(wanted: str, names: frozenset[str]) -> bool:
    return wanted in names or ("*" in wanted and any(fnmatchcase(name, wanted) for name in names))
