"""Response rates as a chart."""

from django.utils.translation import gettext as _

from dueregard.cycles.queries import Responses
from dueregard.design.dates import day_in_words
from dueregard.figures import Chart, Look, Row, stacked_bars


def over_cycles(responses: Responses) -> Chart:
    """How many requests of each cycle were answered in time, later, or not."""
    rows = [
        Row(
            f"{cycle.title}, {day_in_words(cycle.opens_on)}",
            (rate.in_time, rate.answered - rate.in_time, rate.asked - rate.answered),
        )
        for cycle, rate in zip(responses.cycles, responses.whole, strict=True)
    ]
    parts = (
        Look(_("answered in time"), "good"),
        Look(_("answered late"), "warn", "rising"),
        Look(_("not answered"), "bad", "crossed"),
    )
    return stacked_bars(
        "responses",
        _("Answers by cycle"),
        _("Of the actions that each cycle asked for, how many were answered in time, late, or not at all."),
        _("Cycle"),
        parts,
        rows,
    )
