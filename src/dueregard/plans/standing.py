"""How an action's record stands on a day: the rules of `dueregard.standing`, with words for pages."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.plans.dates import slippage_of
from dueregard.plans.models import Action
from dueregard.plans.models.words import EntryKind, Status
from dueregard.standing import judging
from dueregard.standing.judging import NEXT, Judged, Position

__all__ = ["NEXT", "Standing", "is_unreviewed", "rating_by_rule", "standing", "waits_for"]


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
    """How `action` stands on that day. Of one without a due date its timescale entries and conditions met
    should be prefetched: one query each otherwise.
    """
    return Standing(judging.standing(_position(action), on=on).value)


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
    kinds = {row.kind for row in action.timescale_entries.all()}
    undated = action.due_on is None and action.review_on is None
    return undated and not action.settled and EntryKind.ONGOING in kinds


def _position(action: Action, *, moved: int = 0) -> Position:
    settled = action.settled or action.is_over()
    asked_why = not settled and action.due_on is None and action.status != Status.PAUSED
    kinds = frozenset(row.kind for row in action.timescale_entries.all()) if asked_why else frozenset()
    return Position(
        status=action.status,
        settled=settled,
        due_on=action.due_on,
        paused_until=action.paused_until,
        review_on=action.review_on,
        kinds=kinds,
        waits="conditional" in kinds and bool(waits_for(action)),
        moved=moved,
        carried=action.settled and not action.is_over() and bool(action.carried_to.all()),
    )
