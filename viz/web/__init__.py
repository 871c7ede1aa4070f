"""The explorer: web pages to search, read, rank and ask with, each with a JSON twin at the same address."""

from samspill.viz.web.app import create_app
from samspill.viz.web.guard import check_address
from samspill.viz.web.settings import ExplorerSettings

__all__ = ["ExplorerSettings", "check_address", "create_app"]
