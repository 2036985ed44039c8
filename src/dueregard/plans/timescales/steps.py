"""What can be done about an action's dates: more rows of the table in `progress.steps`."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.plans.dates import facts_of, target_of
from dueregard.plans.models import Action
from dueregard.plans.models.words import RevisionState
from dueregard.plans.progress.operations import record_progress
from dueregard.plans.progress.steps import Step, is_open
from dueregard.plans.standing import waits_for
from dueregard.plans.timescales import forms, operations
from dueregard.plans.timescales.queries import found_targets
from dueregard.standing.occurrences import recurs


def _can_move(action: Action) -> bool:
    """An action that only comes again has occurrences instead of a target."""
    return is_open(action) and (bool(target_of(action)) or not recurs(facts_of(action)))


def _can_be_proposed(action: Action) -> bool:
    waiting = any(row.state == RevisionState.PROPOSED for row in action.revisions.all())
    return _can_move(action) and not waiting


def _recurs(action: Action) -> bool:
    return is_open(action) and any(row.kind == "recurring" for row in action.timescale_entries.all())


def _has_occurrences(action: Action) -> bool:
    return _recurs(action) or bool(action.occurrence_exceptions.all())


def _decide_found(*, by: Actor, action: Action, to: str, found_in: str, accept: bool) -> Any:
    given: dict[str, Any] = {"by": by, "action": action, "to": to, "found_in": found_in}
    if accept:
        return operations.revise_target(**given, reason=str(_("As the reported progress says.")))
    return operations.dismiss_found_target(**given)


STEPS: Final = (
    Step(
        "propose-target",
        "propose_revision",
        _("Propose another target"),
        _("Propose another target"),
        _("Propose it"),
        _("Your proposal waits for a decision."),
        forms.TargetForm,
        operations.propose_revision,
        _can_be_proposed,
        _("The target moves once the equality officer has agreed. The printed one stays in sight."),
    ),
    Step(
        "move-target",
        "edit",
        _("Move the target"),
        _("Move the target"),
        _("Move it"),
        _("The target has moved."),
        forms.TargetForm,
        operations.revise_target,
        _can_move,
        _("The printed timescale and every earlier target stay in sight."),
    ),
    Step(
        "found-target",
        "edit",
        _("Decide what was found"),
        _("A new target in the reported progress"),
        _("Decide"),
        _("It is decided."),
        forms.FoundForm,
        _decide_found,
        lambda action: bool(found_targets(action)),
        _("These words came with the document. Nothing moves before you have said so."),
    ),
    Step(
        "condition-met",
        "edit",
        _("It has come true"),
        _("What the action waits for has come true"),
        _("Mark it as met"),
        _("The condition is met."),
        forms.ConditionForm,
        operations.mark_condition_met,
        lambda action: is_open(action) and bool(waits_for(action)),
    ),
    Step(
        "review-date",
        "edit",
        _("Set a review date"),
        _("Review date"),
        _("Keep the date"),
        _("The review date is kept."),
        forms.ReviewDateForm,
        operations.set_review_date,
        is_open,
    ),
    Step(
        "record-occurrence",
        "record_progress",
        _("Record an occurrence"),
        _("Record what has happened at one occurrence"),
        _("Record it"),
        _("It is recorded."),
        forms.OccurrenceForm,
        record_progress,
        _has_occurrences,
    ),
    Step(
        "add-occurrence",
        "edit",
        _("Add an occurrence"),
        _("Add an occurrence"),
        _("Add it"),
        _("The occurrence is added."),
        forms.AddOccurrenceForm,
        operations.add_occurrence,
        _has_occurrences,
        _("No other occurrence changes."),
    ),
    Step(
        "exclude-occurrence",
        "edit",
        _("Leave one out"),
        _("Leave an occurrence out"),
        _("Leave it out"),
        _("The occurrence is left out."),
        forms.ExcludeOccurrenceForm,
        operations.exclude_occurrence,
        _has_occurrences,
        _("No other occurrence changes. One of which something was recorded stays."),
    ),
)
