"""The map's ES modules as one script, for a page that is a single file; knows the few forms of import and export they use.

Each module becomes a function that runs at once and returns what it exports, so that names in two modules never meet:

    const module_dom = (() => { …; return { element }; })();
    const module_map = (() => { const { element } = module_dom; …; return { drawMap }; })();
"""

import re
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final

STATIC: Final = files("samspill.viz") / "static"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:(?:async )?function|class|const) (\w+)", re.MULTILINE)
_OTHER_FORM = re.compile(r"^(?:import\b|export\b).*", re.MULTILINE)


def script_of(entry: str) -> str:
    """Return the module `entry` (such as `map.js`) and all it imports as one classic script.

    What the entry exports is then in a constant named after it: `module_map.drawMap`. Raises ValueError for a form of import or export
    that is not `import { a, b } from "./c.js"` or `export function`, `class` or `const`.
    """
    texts: dict[str, str] = {}
    _collect(PurePosixPath(entry).stem, texts)
    return '"use strict";\n' + "\n".join(_wrapped(name, text) for name, text in texts.items())


def _collect(name: str, texts: dict[str, str]) -> None:
    """Add the module `name` to `texts` after all that it imports."""
    if name in texts:
        return
    text = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    for match in _IMPORT.finditer(text):
        _collect(match[2], texts)
    texts[name] = text


def _wrapped(name: str, text: str) -> str:
    exported = _EXPORT.findall(text)
    body = _IMPORT.sub(lambda match: f"const {{{match[1]}}} = module_{match[2]};\n", text)
    body = re.sub(r"^export (?=async function|function|class|const)", "", body, flags=re.MULTILINE)
    if other := _OTHER_FORM.search(body):
        message = f"{name}.js: cannot put this into one script: {other[0]}"
        raise ValueError(message)
    return f"const module_{name} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"
