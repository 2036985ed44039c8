"""Counts over time as a chart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dueregard.design.dates import day_in_words
from dueregard.figures import Chart, Look, Point, lines
from dueregard.findings.models import Tally


def over_time(tallies: Sequence[Tally]) -> Chart:
    """How many findings were open and how many excused, on each day on which they were counted."""
    points = [Point(each.on, str(day_in_words(each.on)), (each.number, each.excused)) for each in tallies]
    return lines(
        "findings",
        _("Findings over time"),
        _("Open and excused findings on each day on which the plan was changed."),
        _("Day"),
        (Look(_("open"), "bad"), Look(_("excused"), "quiet")),
        points,
    )
