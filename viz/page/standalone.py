"""Writes a map document into one HTML file through pyvis, with our own template.

pyvis carries nodes and ties to the template; its own templates link to a CDN and let scripts in by names. Ours is autoescaped,
holds everything the page needs, and a content security policy that lets run only the two scripts it knows by hash.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from samspill.viz.document import MapDocument
from samspill.viz.document.words import Words
from samspill.viz.page.fields import nodes_of, rest_of, ties_of
from samspill.viz.page.modules import STATIC, script_of
from samspill.viz.page.network_script import VERSION, vis_network

TEMPLATE: Final = "standalone.html.j2"
# The controller is kept where whoever opens the page's console, or tests it, can reach it.
_START: Final = """
window.samspill = module_map.drawMap(
  document.getElementById("map"),
  JSON.parse(document.getElementById("map-document").textContent),
  { urlState: true, heading: true },
);
"""


def standalone_page(document: MapDocument) -> str:
    """Return the page as text, to be written as UTF-8.

    Raises ValueError for a number that JSON cannot say (infinite, or not a number).
    """
    # pyvis takes up to a second to import and brings IPython along; only who writes a page should wait for that.
    from pyvis.network import Network as Drawing  # noqa: PLC0415

    drawing = Drawing()
    drawing.nodes = nodes_of(document)
    drawing.edges = ties_of(document)
    drawing.heading = document["title"]
    drawing.set_options('{"physics": {"enabled": false}}')
    drawing.templateEnv = _environment(document)
    drawing.path = TEMPLATE
    return str(drawing.generate_html())


def _environment(document: MapDocument) -> Environment:
    environment = Environment(
        loader=PackageLoader("samspill.viz.page", "."), autoescape=True, undefined=StrictUndefined
    )
    environment.policies["json.dumps_kwargs"] = {"allow_nan": False, "ensure_ascii": False}
    scripts = [Markup(text) for text in (vis_network(), _map_script())]  # noqa: S704  our own files and a checked one
    style = Markup(_style())  # noqa: S704
    environment.globals.update(
        rest=rest_of(document),
        words=Words(document["language"]),
        scripts=scripts,
        style=style,
        policy=_policy(scripts, style),
        version=VERSION,
    )
    return environment


@cache
def _map_script() -> str:
    return script_of("map.js") + _START


@cache
def _style() -> str:
    own = files("samspill.viz.page") / "standalone.css"
    return "\n".join(path.read_text(encoding="utf-8") for path in (STATIC / "map.css", own))


def _policy(scripts: Iterable[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:;"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
