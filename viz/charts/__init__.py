"""Charts as SVG made in Python: for the explorer, whose pages may hold no script or style of their own, and for notebooks."""

from samspill.viz.charts.bars import Bar, Chart, bar_chart
from samspill.viz.charts.findings import CHARTS, chart_of

__all__ = ["CHARTS", "Bar", "Chart", "bar_chart", "chart_of"]
