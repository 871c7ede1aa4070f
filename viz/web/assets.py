"""Style sheets and scripts, under an address that changes with their content, so that a browser may keep them for good."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from samspill.viz.page import vis_network

OWN_FOLDER: Final = Path(__file__).parent / "static"
MAP_FOLDER: Final = Path(__file__).parent.parent / "static"


class Assets:
    """The explorer's own files, those of the map under `map/`, and vis-network as it comes with pyvis."""

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of each file by its name."""
        return dict(_read_all())

    @cached_property
    def version(self) -> str:
        """A text that changes when any of the files does."""
        digest = hashlib.sha256()
        for name in sorted(self.files):
            digest.update(name.encode() + b"\0" + self.files[name])
        return digest.hexdigest()[:16]

    def address(self, name: str) -> str:
        """Return the path under which a file is served; raise KeyError if there is none of that name."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def find(self, version: str, name: str) -> tuple[bytes, str] | None:
        """Return content and media type of what an address names, or None if there is no such thing any more."""
        if version != self.version or name not in self.files:
            return None
        kind = "text/javascript" if name.endswith(".js") else guess_type(name)[0] or "application/octet-stream"
        return self.files[name], kind


def _read_all() -> Iterator[tuple[str, bytes]]:
    for folder, prefix in ((OWN_FOLDER, ""), (MAP_FOLDER, "map/")):
        for path in folder.iterdir():
            if path.is_file():
                yield prefix + path.name, path.read_bytes()
    yield "vis-network.js", vis_network().encode()
