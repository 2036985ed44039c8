"""What is decided about an action's dates. The printed timescale stays: each fact stands beside it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.operation import operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import changing, stated
from dueregard.plans.dates import facts_of, target_of
from dueregard.plans.models import Action, ConditionMet, OccurrenceException, TargetRevision
from dueregard.plans.models.words import ExceptionKind, RevisionState
from dueregard.standing.occurrences import is_occurrence, recurs


@operation
def propose_revision(
    *, by: Actor, action: Action, to: str, reason: str, found_in: str = ""
) -> TargetRevision:
    """Ask for another target (`to`, EDTF). Nothing moves before an officer has decided.

    `found_in` are the words of the document that name it, "" where a person does.
    """
    require(by, "propose_revision", action)
    with changing(action, reason=stated(reason)) as held:
        if held.revisions.filter(state=RevisionState.PROPOSED).exists():
            raise ValidationError(_("Another target is proposed already and waits for a decision."))
        return _kept(_revision(held, by, to, reason, found_in))


@operation
def revise_target(*, by: Actor, action: Action, to: str, reason: str, found_in: str = "") -> TargetRevision:
    """Move the target at once; parameters as for `propose_revision`."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        return _decided(_revision(held, by, to, reason, found_in), by, RevisionState.ACCEPTED)


@operation
def decide_revision(*, by: Actor, revision: TargetRevision, accept: bool, note: str = "") -> TargetRevision:
    """Accept or refuse a proposed target. A refusal needs a note, which history keeps."""
    require(by, "edit", revision.action)
    with changing(revision.action, reason=note if accept else stated(note)) as held:
        proposed = TargetRevision.objects.select_for_update().get(pk=revision.pk, action=held)
        if proposed.state != RevisionState.PROPOSED:
            raise ValidationError(_("This proposal has been decided."))
        proposed.was = target_of(held)
        return _decided(proposed, by, RevisionState.ACCEPTED if accept else RevisionState.REFUSED)


@operation
def dismiss_found_target(*, by: Actor, action: Action, to: str, found_in: str) -> TargetRevision:
    """Say that words of the document, in which a new target seems to stand, move nothing."""
    require(by, "edit", action)
    with changing(action) as held:
        return _decided(_revision(held, by, to, "", found_in), by, RevisionState.REFUSED)


@operation
def mark_condition_met(
    *, by: Actor, action: Action, text: str, met_on: date, due: str = "", note: str = ""
) -> ConditionMet:
    """Say that what the action waited for has come true, and what is due since then (EDTF), if anything.

    `text` is the condition in the words of the timescale's entry.
    """
    require(by, "edit", action)
    with changing(action, reason=note) as held:
        if text not in facts_of(held).unmet():
            raise ValidationError(_("The action does not wait for this."))
        met = ConditionMet(action=held, text=text, met_on=met_on, due=due, note=note)
        met.full_clean()
        met.save()
    return met


@operation
def set_review_date(*, by: Actor, action: Action, on: date | None, reason: str = "") -> Action:
    """Say when the action is to be looked at again; None for no day."""
    require(by, "edit", action)
    with changing(action, reason=reason) as held:
        held.review_on = on
    return held


@operation
def add_occurrence(*, by: Actor, action: Action, when: str, reason: str) -> Action:
    """Put in an occurrence (EDTF) that no rule gives, or one that was taken out back again."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        taken_out = held.occurrence_exceptions.filter(when=when, kind=ExceptionKind.EXCLUDED)
        if taken_out.delete()[0] == 0:
            if is_occurrence(facts_of(held), when):
                raise ValidationError(_("This is one of its occurrences already."))
            _except(held, when, ExceptionKind.ADDED, reason)
    return held


@operation
def exclude_occurrence(*, by: Actor, action: Action, when: str, reason: str) -> Action:
    """Take out one occurrence of which nothing was recorded; all others stay."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        facts = facts_of(held)
        if when in facts.recorded:
            raise ValidationError(_("Something was recorded of this occurrence, so it stays."))
        if not is_occurrence(facts, when):
            raise ValidationError(_("This is none of its occurrences."))
        if held.occurrence_exceptions.filter(when=when, kind=ExceptionKind.ADDED).delete()[0] == 0:
            _except(held, when, ExceptionKind.EXCLUDED, reason)
    return held


def _revision(held: Action, by: Actor, to: str, reason: str, found_in: str) -> TargetRevision:
    if held.settled:
        raise ValidationError(_("This action is closed. Reopen it first."))
    was = target_of(held)
    if not was and recurs(facts_of(held)):
        raise ValidationError(_("It comes again and has no single target. Add an occurrence instead."))
    if to == was:
        raise ValidationError(_("This is its target already."))
    return TargetRevision(
        action=held,
        was=was,
        to=to,
        reason=reason,
        found_in=found_in,
        state=RevisionState.PROPOSED,
        proposed_by=by.label,
        proposed_at=clock.now(),
    )


def _decided(revision: TargetRevision, by: Actor, state: str) -> TargetRevision:
    revision.state, revision.decided_by, revision.decided_at = state, by.label, clock.now()
    return _kept(revision)


def _kept(revision: TargetRevision) -> TargetRevision:
    revision.full_clean()
    revision.save()
    return revision


def _except(held: Action, when: str, kind: str, reason: str) -> None:
    row = OccurrenceException(action=held, when=when, kind=kind, reason=reason)
    row.full_clean()
    row.save()
