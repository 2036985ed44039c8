"""How an action's record stands on a day: the rules of `dueregard.standing`, with words for pages."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from dueregard.plans.dates import slippage_of
from dueregard.plans.models import Action
from dueregard.plans.models.words import EntryKind, Status
from dueregard.standing import judging
from dueregard.standing.judging import NEXT, Judged, Position

__all__ = [
    "NEXT",
    "Standing",
    "fetch_what_dates_leave_open",
    "is_carried",
    "is_unreviewed",
    "rating_by_rule",
    "standing",
    "waits_for",
]


class Standing(models.TextChoices):
    """The one word for an action's timescale on a day, in the order in which an officer asks for it."""

    LATE = "late", _("late")
    TO_REVIEW = "to-review", _("to review")
    NEXT = "next", _("due soon")
    LATER = "later", _("due later")
    WAITING = "waiting", _("waiting")
    PAUSED = "paused", _("paused")
    RECURRING = "recurring", _("recurring")
    ONGOING = "ongoing", _("ongoing")
    UNDATED = "undated", _("no date")
    CARRIED = "carried", _("carried forward")
    SETTLED = "settled", _("closed")


def standing(action: Action, *, on: date) -> Standing:
    """How `action` stands on that day. No query after `fetch_what_dates_leave_open`, else up to 3."""
    return Standing(judging.standing(_position(action), on=on).value)


def fetch_what_dates_leave_open(actions: Iterable[Action]) -> None:
    """Fetch for these actions what `standing` asks beyond their own columns. 3 queries at most, mostly 1."""
    every = list(actions)
    undated = [each for each in every if each.due_on is None and not each.settled]
    prefetch_related_objects(undated, "timescale_entries")
    kinds = {each.pk: {row.kind for row in each.timescale_entries.all()} for each in undated}
    prefetch_related_objects([each for each in undated if "conditional" in kinds[each.pk]], "conditions_met")
    prefetch_related_objects([each for each in every if _may_be_carried(each)], "carried_to")


def rating_by_rule(action: Action, *, on: date) -> Judged:
    """The rating that the action's facts give it on that day, and the rule's name.

    Timescale entries, conditions met and revisions should be prefetched: one query each otherwise.
    """
    moved = slippage_of(action)
    return judging.rating(_position(action, moved=moved.days if moved else 0), on=on)


def waits_for(action: Action) -> list[str]:
    """The words of the conditions that are not met yet, in the timescale's order."""
    met = {row.text for row in action.conditions_met.all()}
    entries = [row for row in action.timescale_entries.all() if row.kind == "conditional"]
    return [row.text for row in entries if row.text not in met]


def is_unreviewed(action: Action) -> bool:
    """Whether the action goes on without an end and nobody has said when to look at it again."""
    if action.settled or action.due_on is not None or action.review_on is not None:
        return False
    return EntryKind.ONGOING in {row.kind for row in action.timescale_entries.all()}


def _position(action: Action, *, moved: int = 0) -> Position:
    rows = action.timescale_entries.all() if _asks_why(action) else ()
    kinds = frozenset(row.kind for row in rows)
    return Position(
        status=action.status,
        settled=action.settled or action.is_over(),
        due_on=action.due_on,
        paused_until=action.paused_until,
        review_on=action.review_on,
        kinds=kinds,
        waits="conditional" in kinds and bool(waits_for(action)),
        moved=moved,
        carried=is_carried(action),
    )


def _asks_why(action: Action) -> bool:
    """Whether only its timescale's entries can say how it stands."""
    settled = action.settled or action.is_over()
    return not settled and action.due_on is None and action.status != Status.PAUSED


def is_carried(action: Action) -> bool:
    """Whether it goes on in another plan. Its `carried_to` should be prefetched: a query otherwise."""
    return _may_be_carried(action) and bool(action.carried_to.all())


def _may_be_carried(action: Action) -> bool:
    return action.settled and not action.is_over()
