"""Who works with whom, through what, and how do we know: the front door of samspill."""

__version__ = "0.1.0"
