"""Where things lie on a map: positions for people to read, the same every time; knows of numbers, not of organisations."""

from samspill.viz.layout.archipelago import archipelago
from samspill.viz.layout.bubbles import bubbles
from samspill.viz.layout.plan import NODE_DISTANCE, Disc, Plan
from samspill.viz.layout.radial import radial

__all__ = ["NODE_DISTANCE", "Disc", "Plan", "archipelago", "bubbles", "radial"]
