"""An action's records as the facts from which its dates follow; and the two columns that are kept of them.

`Action.due_on` and `Action.settled` are kept so that the database can ask for what is late. Whoever changes
a fact calls `keep_dates`; nobody else sets them.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from dueregard.planfile import edtf
from dueregard.planfile import model as planfile
from dueregard.plans.models import Action, Plan
from dueregard.plans.models.words import ExceptionKind
from dueregard.plans.pieces import accepted_revisions, entry_piece
from dueregard.standing.facts import Facts, Followed, Met
from dueregard.standing.occurrences import targets
from dueregard.standing.targets import Slippage, due_on, is_settled, slippage

FACTS = ("timescale_entries", "updates", "revisions", "conditions_met", "occurrence_exceptions", "carried_to")


def keep_dates(*actions: Action) -> None:
    """Compute anew when these actions are due and whether they are settled, from their rows as they stand."""
    rows = Action.objects.filter(pk__in=[each.pk for each in actions]).select_related("plan")
    now = {row.pk: facts_of(row) for row in rows.prefetch_related(*FACTS)}
    for action in actions:
        set_dates(action, now[action.pk])
    Action.objects.bulk_update(actions, ["due_on", "settled"])


def keep_dates_of_plan(plan: Plan) -> None:
    """The same for all actions of a plan whose own dates have changed: occurrences count from them."""
    keep_dates(*plan.actions.filter(timescale_entries__kind="recurring").distinct())


def stale_dates(actions: QuerySet[Action]) -> Iterator[Action]:
    """Those of these actions of which another day or another end is kept than follows from their facts.

    An older version may have reckoned it by other rules. A fixed number of queries for each 500.
    """
    rows = actions.select_related("plan").prefetch_related(*FACTS)
    for action in rows.iterator(chunk_size=500):
        facts = facts_of(action)
        if (action.due_on, action.settled) != (due_on(facts), is_settled(facts)):
            yield action


def set_dates(action: Action, facts: Facts) -> None:
    """Set what follows from the facts, without saving."""
    action.due_on, action.settled = due_on(facts), is_settled(facts)


def facts_of(action: Action) -> Facts:
    """The facts of an action, from the rows that `FACTS` names; fetch them beforehand for many actions."""
    entries = tuple(entry_piece(row) for row in action.timescale_entries.all())
    return _facts(action, entries, ((row.occurrence, row.status) for row in action.updates.all()))


def facts_of_piece(action: Action, piece: planfile.Action) -> Facts:
    """The facts of an action that is about to be as the piece says: entries and updates are the piece's."""
    updates = ((each.occurrence, each.status or "") for each in piece.updates)
    return _facts(action, tuple(piece.timescale.entries), updates)


def target_of(action: Action) -> str:
    """The EDTF date by which the action is to be done as things stand: the latest target; "" without one."""
    found = [value for value in targets(facts_of(action)) if edtf.is_valid(value)]
    return max(found, key=edtf.sort_key, default="")


def slippage_of(action: Action) -> Slippage | None:
    """How far the action's target has moved from the first."""
    moves = accepted_revisions(action)
    if not moves:
        return None
    entries = tuple(entry_piece(row) for row in action.timescale_entries.all())
    return slippage(Facts(entries=entries, moved_to=tuple(row.to for row in moves)), first=moves[0].was)


def followed(plan: Plan) -> Followed:
    """The time for which the plan is followed here.

    Its document tells how things stood at `as_of`; a plan without one is followed from the first day of its
    period. One that states neither is followed from the day on which it was brought in.
    """
    begins = _first_day(plan.period)
    since = edtf.deadline(plan.as_of) if plan.as_of else begins
    return Followed(begins, since or begins or plan.brought_in_on, plan.last_day())


def _facts(action: Action, entries: tuple[planfile.Entry, ...], updates: Iterable[tuple[str, str]]) -> Facts:
    recurs = any(entry.kind == "recurring" and entry.rrule for entry in entries)
    exceptions = list(action.occurrence_exceptions.all()) if action.pk else []
    return Facts(
        status=action.status,
        entries=entries,
        moved_to=tuple(row.to for row in accepted_revisions(action)) if action.pk else (),
        met=tuple(Met(row.text, row.due) for row in action.conditions_met.all()) if action.pk else (),
        added=tuple(row.when for row in exceptions if row.kind == ExceptionKind.ADDED),
        excluded=tuple(row.when for row in exceptions if row.kind == ExceptionKind.EXCLUDED),
        recorded=recorded(updates),
        paused_until=action.paused_until,
        review_on=action.review_on,
        followed=followed(action.plan) if recurs else Followed(),
        carried=bool(action.pk and action.carried_to.all()),
    )


def recorded(updates: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What was said last of the status of each occurrence; words without a status leave it as it was."""
    told: dict[str, str] = {}
    for occurrence, status in updates:
        if edtf.is_valid(occurrence):
            told[occurrence] = status or told.get(occurrence, "")
    return told


def _first_day(period: str) -> date | None:
    return edtf.lower_bound(period) if period else None
