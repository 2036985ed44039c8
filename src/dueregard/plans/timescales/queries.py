"""What pages say of dates: an action's own, and those of a plan in one list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import prefetch_related_objects

from dueregard.planfile.timescales import Context, MovedTarget, moved_targets
from dueregard.plans.dates import FACTS, facts_of, slippage_of, target_of
from dueregard.plans.models import Action, ConditionMet, Plan, TargetRevision
from dueregard.plans.models.words import RevisionState
from dueregard.plans.standing import is_unreviewed, waits_for
from dueregard.standing.occurrences import Occurrence, occurrences
from dueregard.standing.targets import Slippage

AHEAD: Final = 4
"""So many open occurrences are shown at once; the others can be unfolded."""


@dataclass(frozen=True, slots=True)
class OccurrencesShown:
    """The occurrences of an action: those that matter now, and the others."""

    now: tuple[Occurrence, ...]
    others: tuple[Occurrence, ...]

    def __bool__(self) -> bool:
        return bool(self.now or self.others)


@dataclass(frozen=True, slots=True)
class Dates:
    """Everything that an action's page says of its dates beside the printed timescale.

    `found` are new targets that stand in the words that the document brought, each to accept or dismiss.
    """

    target: str
    slippage: Slippage | None
    revisions: tuple[TargetRevision, ...]
    proposed: tuple[TargetRevision, ...]
    found: tuple[MovedTarget, ...]
    waits: tuple[str, ...]
    met: tuple[ConditionMet, ...]
    occurrences: OccurrencesShown


def dates_of(action: Action, *, on: date) -> Dates:
    """The dates of one action on a day. 5 queries, or none for those that are fetched already."""
    prefetch_related_objects([action], *FACTS)
    facts, revisions = facts_of(action), list(action.revisions.all())
    return Dates(
        target=target_of(action),
        slippage=slippage_of(action),
        revisions=tuple(row for row in revisions if row.state != RevisionState.PROPOSED),
        proposed=tuple(row for row in revisions if row.state == RevisionState.PROPOSED),
        found=found_targets(action),
        waits=tuple(waits_for(action)),
        met=tuple(action.conditions_met.all()),
        occurrences=_shown(occurrences(facts, on=on)),
    )


def found_targets(action: Action) -> tuple[MovedTarget, ...]:
    """New targets in the words about progress that the document brought, but those that were decided upon."""
    if action.settled:
        return ()
    brought = [action.progress, *(row.text for row in action.updates.all() if row.recorded_at is None)]
    context = Context(period=action.plan.period or None)
    known = {target_of(action), *(row.to for row in action.revisions.all())}
    found = [each for words in brought for each in moved_targets(words, context=context)]
    return tuple(each for each in found if each.to not in known)


@dataclass(frozen=True, slots=True)
class Moved:
    """One action of a plan whose target has moved."""

    action: Action
    last: TargetRevision
    slippage: Slippage | None


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The dates of a plan that somebody has to look at; actions in the plan's order."""

    proposed: tuple[TargetRevision, ...]
    found: tuple[tuple[Action, MovedTarget], ...]
    waiting: tuple[tuple[str, tuple[Action, ...]], ...]
    """What is waited for, and what waits for it."""
    unreviewed: tuple[Action, ...]
    """Ongoing without a day on which they are looked at again."""
    moved: tuple[Moved, ...]
    """The furthest first."""


def dates_of_plan(plan: Plan, *, inside: bool) -> PlanDates:
    """The dates of a plan; proposals and what was found only for the body's own people. 6 queries."""
    actions = list(plan.actions.prefetch_related(*FACTS))
    for action in actions:
        action.plan = plan
    revisions = (row for each in actions for row in each.revisions.all())
    proposed = tuple(row for row in revisions if row.state == RevisionState.PROPOSED)
    return PlanDates(
        proposed=proposed if inside else (),
        found=tuple((each, found) for each in actions for found in found_targets(each)) if inside else (),
        waiting=_waiting(actions),
        unreviewed=tuple(each for each in actions if is_unreviewed(each)),
        moved=_moved(actions),
    )


def _waiting(actions: Iterable[Action]) -> tuple[tuple[str, tuple[Action, ...]], ...]:
    of_condition: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if not action.settled and action.due_on is None:
            for words in waits_for(action):
                of_condition[words].append(action)
    return tuple((words, tuple(found)) for words, found in of_condition.items())


def _moved(actions: Iterable[Action]) -> tuple[Moved, ...]:
    found = []
    for action in actions:
        accepted = [row for row in action.revisions.all() if row.state == RevisionState.ACCEPTED]
        if accepted:
            found.append(Moved(action, accepted[-1], slippage_of(action)))
    return tuple(sorted(found, key=lambda each: -(each.slippage.days if each.slippage else 0)))


def _shown(every: Sequence[Occurrence]) -> OccurrencesShown:
    """The late ones, the next open ones and the last that was done stand in sight."""
    upcoming = [each for each in every if each.state == "open"][:AHEAD]
    done = [each for each in every if each.state == "done"][-1:]
    now = {each.when for each in (*upcoming, *done)} | {each.when for each in every if each.state == "late"}
    return OccurrencesShown(
        tuple(each for each in every if each.when in now),
        tuple(each for each in every if each.when not in now),
    )
