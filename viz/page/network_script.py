"""vis-network as it ships inside the installed pyvis: found, checked and made fit to stand in a page."""

import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

VERSION: Final = "9.1.2"
SHA256: Final = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


@cache
def vis_network() -> str:
    """Return the script that sets the global `vis`, with line feeds only and without a pointer to a source map.

    Raises RuntimeError if the installed pyvis brings another file than the one that was checked.
    """
    path = _pyvis_folder() / "templates" / "lib" / f"vis-{VERSION}" / "vis-network.min.js"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        message = f"{path} is not vis-network {VERSION} as samspill knows it; install the pyvis that samspill asks for"
        raise RuntimeError(message)
    # Browsers take the hash of a script after turning CRLF into LF, so the text is written with LF.
    text = path.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text).rstrip() + "\n"


def _pyvis_folder() -> Path:
    # Found without importing it: the import brings IPython along and takes up to a second.
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        message = "pyvis is not installed, and the maps are drawn with the vis-network inside it"
        raise RuntimeError(message)
    return Path(spec.submodule_search_locations[0])
