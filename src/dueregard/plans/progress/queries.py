"""What an action's page says of progress, evidence, steps in its life and comments; who may be mentioned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.planfile import edtf
from dueregard.plans.models import Action, Comment, Evidence, Update
from dueregard.plans.permissions import READERS


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """One piece of evidence, and whether it holds no longer on the day of the page."""

    evidence: Evidence
    expired: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What was recorded of one action, the latest entry first.

    `evidence` and `comments` are for the organisation's own people, None for others.
    """

    latest: Update | None
    earlier: tuple[Update, ...]
    evidence: tuple[EvidenceShown, ...] | None
    comments: tuple[Comment, ...] | None


def progress_of(action: Action, *, inside: bool, on: date) -> Progress:
    """What is known of the action's progress, `inside` the organisation or outside. 1 query, or 4 inside."""
    entries = latest_first(action.updates.all())
    return Progress(
        latest=entries[0] if entries else None,
        earlier=tuple(entries[1:]),
        evidence=tuple(_evidence(action, on)) if inside else None,
        comments=tuple(_comments(action)) if inside else None,
    )


def latest_first(entries: Iterable[Update]) -> list[Update]:
    """Progress entries by the last day of which they tell; those without a date come last."""
    return sorted(entries, key=lambda row: (_day(row), row.position), reverse=True)


def is_theirs(who: Actor, entry: Update) -> bool:
    """Whether `who` recorded the entry."""
    return bool(who.id) and entry.recorded_by == who.id


def may_be_mentioned(action: Action) -> QuerySet[Account]:
    """The accounts of those who may see the comments by their role in the organisation."""
    organisation = action.plan.organisation
    members = Account.objects.filter(
        memberships__organisation=organisation, memberships__role__in=READERS, is_active=True
    )
    return members.distinct().order_by("name", "pk")


def _evidence(action: Action, on: date) -> Iterable[EvidenceShown]:
    rows = action.evidence.select_related("document__organisation", "owner")
    for row in rows:
        yield EvidenceShown(row, expired=bool(row.expires_on and row.expires_on < on))


def _comments(action: Action) -> QuerySet[Comment]:
    return action.comments.prefetch_related(Prefetch("mentions", Account.objects.order_by("name")))


def _day(entry: Update) -> date:
    return (edtf.parse(entry.date).upper or date.max) if entry.date else date.min
