"""Charts as SVG, each with the table of the same values. Values in, text out.

A chart is read by its words: every bar and point has its number beside it, no colour stands alone, and the
picture has a title and a description for those who do not see it. The table is the chart's other half: a
page shows both.
"""

from dueregard.figures.bars import bars, stacked_bars
from dueregard.figures.chart import Chart, Look, Row
from dueregard.figures.lines import Point, lines

__all__ = ["Chart", "Look", "Point", "Row", "bars", "lines", "stacked_bars"]
