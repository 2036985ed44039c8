"""What can be done to review cycles, to what they ask, and to the links by which it is answered."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.cycles.answering import Given, do
from dueregard.cycles.asking import Due
from dueregard.cycles.linking import link_people
from dueregard.cycles.models import Answer, Cycle, Request, Rhythm, UpdateLink
from dueregard.cycles.recording import put_down
from dueregard.cycles.windows import Window
from dueregard.cycles.words import AnswerKind, State
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.messages.operations import queue_messages
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import stated, tell_of
from dueregard.plans.models import Action, Plan

LETTER: Final = "updates"
"""The kind of the letters that ask."""
RHYTHM: Final = ("often", "first", "meetings", "days", "grace", "approval", "deadlines")


@operation
def set_rhythm(*, by: Actor, plan: Plan, changes: Mapping[str, Any]) -> Rhythm:
    """Say how often the plan's leads are asked (`RHYTHM`). Cycles that are open go on as they were begun."""
    require(by, "keep_cycles", plan)
    rhythm = Rhythm.objects.filter(plan=plan).first() or Rhythm(plan=plan)
    before = _rhythm_state(rhythm) if rhythm.pk else {}
    for name in RHYTHM:
        if name in changes:
            setattr(rhythm, name, changes[name])
    rhythm.full_clean()
    rhythm.save()
    tell_of(plan, [difference("rhythm", plan.uid, before, _rhythm_state(rhythm))])
    return rhythm


@operation
def open_cycle(
    *,
    by: Actor,
    plan: Plan,
    window: Window,
    title: str,
    approval: bool,
    asked: Iterable[tuple[Action, str]],
) -> Cycle:
    """Begin a round in which these actions are asked for, each with the occurrence that is meant or "".

    Nobody is written to here.
    """
    require(by, "keep_cycles", plan)
    wanted = list(asked)
    if not wanted:
        raise ValidationError(_("There is no action to ask for."))
    cycle = Cycle(
        plan=plan,
        title=title,
        opens_on=window.opens,
        due_on=window.due,
        until=window.until,
        approval=approval,
        started_by=by.label,
    )
    cycle.full_clean()
    cycle.save()
    _ask(cycle, wanted)
    stated_of = {"opens_on": str(cycle.opens_on), "due_on": str(cycle.due_on), "asked": len(wanted)}
    tell_of(plan, [difference("cycle", cycle.uid, {}, {"title": title, **stated_of})])
    return cycle


@operation
def answer_request(*, by: Actor, request: Request, given: Given, on: date) -> Answer:
    """Answer how an action stands: as its lead, by link or signed in, or as the officer on their behalf.

    What it says is recorded in the plan at once; in a cycle with approval it then waits to be approved.
    """
    require(by, "record_progress", request.action)
    held = _held(request)
    if not held.is_waiting:
        raise ValidationError(_("This has been answered."))
    recorded = do(by, held, given, on)
    answer = put_down(held, by.label, given.kind, update=recorded.update, revision=recorded.revision)
    if given.kind == AnswerKind.NOT_MINE:
        answer.text = given.text
        answer.save()
    _tell_request(held, {"state": request.state}, {"state": held.state, "answer": given.kind})
    return answer


@operation
def return_answer(*, by: Actor, request: Request, comment: str) -> Request:
    """Ask its lead to answer again, and say why. What was recorded stays recorded."""
    require(by, "approve_updates", request.action.plan)
    held = _held(request)
    if held.state != State.ANSWERED:
        raise ValidationError(_("There is no answer that waits to be approved."))
    answer = held.answers.last()
    if answer:
        answer.decided_by, answer.returned_because = by.label, stated(comment)
        answer.full_clean()
        answer.save()
    held.state, held.returned_at = State.RETURNED, clock.now()
    held.save()
    _tell_request(held, {"state": State.ANSWERED}, {"state": held.state}, reason=comment)
    return held


@operation
def approve_answers(*, by: Actor, cycle: Cycle, requests: Collection[Request]) -> int:
    """Approve what was answered to these requests of the cycle; gives how many there were.

    One that was approved or returned meanwhile is left as it is.
    """
    require(by, "approve_updates", cycle.plan)
    _refuse_closed(cycle)
    waiting = cycle.requests.filter(state=State.ANSWERED, pk__in=[each.pk for each in requests])
    held = list(waiting.select_for_update())
    Answer.objects.filter(request__in=held, decided_by="").update(decided_by=by.label)
    for each in held:
        each.state = State.APPROVED
    Request.objects.bulk_update(held, ["state"])
    changed = [
        difference("request", each.uid, {"state": State.ANSWERED}, {"state": State.APPROVED}) for each in held
    ]
    tell(changed, organisation=cycle.plan.organisation.slug, plan=cycle.plan.uid)
    return len(held)


@operation
def close_cycle(*, by: Actor, cycle: Cycle, on: date, note: str = "") -> Cycle:
    """End the round: its links open nothing any more, and the plan as it stands is kept as a snapshot.

    Who has not answered stays on its list of exceptions.
    """
    require(by, "keep_cycles", cycle.plan)
    _refuse_closed(cycle)
    reason = _("Review cycle: %(title)s") % {"title": cycle.title}
    cycle.snapshot = take_snapshot(by=by, plan=cycle.plan, as_at=on, reason=reason)
    cycle.closed_at, cycle.closed_by, cycle.note = clock.now(), by.label, note
    cycle.full_clean()
    cycle.save()
    told = {"closed_by": by.label, "sha256": cycle.snapshot.sha256}
    tell_of(cycle.plan, [difference("cycle", cycle.uid, {}, told)], reason=note)
    return cycle


@operation
def sign_off_cycle(*, by: Actor, cycle: Cycle) -> Cycle:
    """Say that the closed cycle's result is right, exceptions and all."""
    require(by, "approve_updates", cycle.plan)
    if not cycle.closed_at:
        raise ValidationError(_("Close the cycle first."))
    if cycle.signed_at:
        raise ValidationError(_("This cycle has been signed off."))
    cycle.signed_at, cycle.signed_by = clock.now(), by.label
    cycle.full_clean()
    cycle.save()
    tell_of(cycle.plan, [difference("cycle", cycle.uid, {}, {"signed_by": by.label})])
    return cycle


@operation
def ask_people(*, by: Actor, organisation: Organisation, due: Iterable[Due], on: date) -> int:
    """Write to each of these people about all that they are to hear of on that day, with a link to answer by.

    All of them are written to, or none. Who has been written to on that day is not written to again. Gives
    how many are written to. A few queries, however many those are.
    """
    require(by, "queue_message", organisation)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # one after the other
    told = set(organisation.update_links.filter(on=on).values_list("address", flat=True))
    fresh = [each for each in due if each.person.address not in told]
    links = link_people(organisation, fresh, on=on)
    letters = [
        (each.person.recipient, link.uid, f"{LETTER}:{link.uid}")
        for each, link in zip(fresh, links, strict=True)
    ]
    queue_messages(by=by, organisation=organisation, kind=LETTER, letters=letters)
    written = [difference("update-link", link.uid, {}, {"to": link.name, "on": str(on)}) for link in links]
    tell(written, organisation=organisation.slug)
    return len(links)


@operation
def revoke_link(*, by: Actor, link: UpdateLink) -> None:
    """Let the link open nothing any more."""
    require(by, "revoke_links", link.organisation)
    if link.revoked_at:
        raise ValidationError(_("This link opens nothing any more."))
    link.revoked_at = clock.now()
    link.save()
    revoked = difference("update-link", link.uid, {}, {"revoked_at": link.revoked_at.isoformat()})
    tell([revoked], organisation=link.organisation.slug)


def _ask(cycle: Cycle, wanted: list[tuple[Action, str]]) -> None:
    """A request that its action's own deadline has led to becomes the cycle's."""
    waiting = Request.objects.waiting().filter(cycle=None, action__in=[action for action, _when in wanted])
    held = {each.action_id: each for each in waiting.select_for_update(of=("self",))}
    when = {action.pk: occurrence for action, occurrence in wanted}
    for request in held.values():
        request.cycle, request.occurrence = cycle, when.pop(request.action_id)
    Request.objects.bulk_update(held.values(), ["cycle", "occurrence"])
    Request.objects.bulk_create(
        Request(cycle=cycle, action_id=action, occurrence=occurrence, state=State.ASKED)
        for action, occurrence in when.items()
    )


def _held(request: Request) -> Request:
    """The request as it now is, locked."""
    rows = Request.objects.select_related("cycle", "action__plan__organisation")
    held = rows.select_for_update(of=("self",)).get(pk=request.pk)
    if held.cycle:
        _refuse_closed(held.cycle)
    return held


def _refuse_closed(cycle: Cycle) -> None:
    if cycle.closed_at:
        raise ValidationError(_("This cycle is closed."))


def _rhythm_state(rhythm: Rhythm) -> dict[str, Any]:
    kept = {name: getattr(rhythm, name) for name in RHYTHM}
    return {**kept, "first": str(rhythm.first)}


def _tell_request(held: Request, before: dict[str, Any], after: dict[str, Any], *, reason: str = "") -> None:
    tell_of(held.action.plan, [difference("request", held.uid, before, after)], reason=reason)
