"""A plan at a glance: the counts on top of its page, each the quickest filter for its rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.http import urlencode

from dueregard.plans.models.words import Status
from dueregard.plans.queries import PlanOverview
from dueregard.plans.selection import Selection, status_of
from dueregard.plans.standing import Standing

_STATUSES: Final = (Status.PAUSED, Status.COMPLETED, Status.WITHDRAWN, Status.NOT_APPLICABLE)
"""What no standing tells apart: a settled action is completed, withdrawn or not applicable, and one that is
paused may be to review."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One count; `field` and `value` are the filter that shows its rows."""

    field: str
    value: str
    label: str
    number: int
    current: bool

    @property
    def query(self) -> str:
        """The filter as the query of an address."""
        return urlencode({self.field: self.value})


def figures(overview: PlanOverview, selection: Selection) -> list[Figure]:
    """The counts that are not nothing; what is late is always told, since none is news too."""
    return [figure for figure in _all(overview, selection) if figure.number or figure.value == Standing.LATE]


def _all(overview: PlanOverview, selection: Selection) -> Iterator[Figure]:
    standings = overview.counts()
    for stands in Standing:
        if stands not in (Standing.SETTLED, Standing.PAUSED):
            value = stands.value
            yield Figure("due", value, str(stands.label), standings[stands], selection.due == value)
    statuses = Counter(status_of(row) for row in overview.rows)
    for status in _STATUSES:
        value = status.value
        yield Figure("status", value, str(status.label), statuses[value], selection.status == value)
