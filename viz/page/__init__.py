"""The standalone page: a map as one file that opens from disk, asks nobody for anything, and can be sent by e-mail."""

from samspill.viz.page.network_script import vis_network
from samspill.viz.page.standalone import standalone_page

__all__ = ["standalone_page", "vis_network"]
