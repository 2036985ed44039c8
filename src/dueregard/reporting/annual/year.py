"""A body's plans over a reporting year, and what of an annual report can be drawn from them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dueregard.planfile import edtf
from dueregard.planfile.model import Action, Objective, Update
from dueregard.reporting.as_at import AsAt, Review
from dueregard.reporting.summary import tops_of
from dueregard.writing.sheet import Block


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a reporting year, both included, and each plan as at the day by which it is told."""

    first: date
    last: date
    plans: tuple[AsAt, ...]
    studies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of the case studies of each objective that has some, by its id."""

    @property
    def eve(self) -> date:
        """The day before it began: what had changed by its end had changed since then."""
        return self.first - timedelta(days=1)

    @property
    def following(self) -> date:
        """The last day of the year after it, by the calendar: a 29 February makes it a day longer."""
        begins = self.last + timedelta(days=1)
        return date(begins.year + 1, begins.month, 1) + timedelta(days=begins.day - 2)

    def holds(self, day: str | None) -> bool:
        """Whether an entry of that date (EDTF) is one of the year: its last day decides."""
        ends = edtf.deadline(day) if day else None
        return ends is not None and self.first <= ends <= self.last


@dataclass(frozen=True, slots=True)
class Part:
    """What was drawn of the plans for one section, and of which objectives nothing could be told."""

    blocks: tuple[Block, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective at the top with all that stands under it, at any depth; None for actions under none."""

    top: Objective | None
    objectives: tuple[Objective, ...]
    actions: tuple[Action, ...]

    def reviews(self, about: AsAt, year: Year) -> Iterator[tuple[Objective, Review]]:
        """What was said in the year of its objectives, apart from actions."""
        for objective in self.objectives:
            for review in about.reviews.get(objective.key, ()):
                if year.holds(review.date):
                    yield objective, review

    def updates(self, year: Year) -> Iterator[tuple[Action, Update]]:
        """What was told of its actions in the year."""
        return (
            (action, update)
            for action in self.actions
            for update in action.updates
            if year.holds(update.date)
        )

    def completed(self) -> int:
        """How many of its actions are completed."""
        return Counter(action.status for action in self.actions)["completed"]


def branches(about: AsAt) -> Iterator[Branch]:
    """The plan's objectives at the top in their order, those without actions too; then what is under none."""
    tops = tops_of(about.plan)
    for top in (*(each for each in about.plan.objectives if tops[each.key] == each.key), None):
        key = top.key if top else ""
        below = tuple(each for each in about.plan.objectives if tops[each.key] == key)
        actions = tuple(each for each in about.plan.actions if tops.get(each.objective or "", "") == key)
        if top or actions:
            yield Branch(top, below, actions)
