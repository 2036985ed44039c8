"""Opening, answering, returning, approving, closing and signing off a cycle."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.factories import ActionFactory, PlanFactory

from dueregard import clock
from dueregard.cycles.answering import Given
from dueregard.cycles.asking import actions_to_ask
from dueregard.cycles.models import Cycle, Request
from dueregard.cycles.operations import (
    answer_request,
    approve_answers,
    close_cycle,
    open_cycle,
    return_answer,
    set_rhythm,
    sign_off_cycle,
)
from dueregard.cycles.windows import window_from
from dueregard.exchange.export import plan_file_as_of
from dueregard.history.models import Event
from dueregard.plans.models import Plan
from dueregard.plans.progress.operations import record_progress

WINDOW = window_from(date(2026, 4, 2), days=14, grace=7)


@pytest.fixture
def opened(cast, plan) -> Cycle:
    """A cycle of a plan that was brought in, so that history tells how it stood."""
    Plan.objects.filter(pk=plan.pk).update(period="2026-04/2030-03")
    asked = actions_to_ask(plan, on=clock.today())
    return open_cycle(by=cast.officer, plan=plan, window=WINDOW, title="Spring", approval=True, asked=asked)


def answer(cast, request: Request, kind: str = "on-track", text: str = "") -> Request:
    answer_request(by=cast.officer, request=request, given=Given(kind, text), on=clock.today())
    request.refresh_from_db()
    return request


def test_a_cycle_asks_for_each_open_action_once(opened, plan, cast):
    assert opened.requests.count() == plan.actions.expected().count() > 0
    assert actions_to_ask(plan, on=clock.today()) == []
    with pytest.raises(ValidationError, match="no action"):
        open_cycle(by=cast.officer, plan=plan, window=WINDOW, title="x", approval=True, asked=[])


def test_what_is_answered_is_in_the_plan_at_once_and_waits_to_be_approved(opened, cast):
    request = answer(cast, opened.requests.first(), text="As planned")
    assert request.state == "answered"
    assert request.action.updates.order_by("position").last().text == "As planned"
    assert approve_answers(by=cast.approver, cycle=opened, requests=[request]) == 1
    request.refresh_from_db()
    assert request.state == "approved"
    assert request.answers.get().decided_by == "Amara"


def test_in_a_cycle_without_approval_an_answer_is_all(opened, cast):
    opened.approval = False
    opened.save()
    assert answer(cast, opened.requests.first()).state == "approved"


def test_a_returned_answer_is_given_again_and_both_are_kept(opened, cast):
    request = answer(cast, opened.requests.first(), text="Nearly done")
    return_answer(by=cast.approver, request=request, comment="Say how many")
    request.refresh_from_db()
    assert request.state == "returned"
    answer(cast, request, text="41 of 60")
    assert [each.returned_because for each in request.answers.all()] == ["Say how many", ""]
    with pytest.raises(ValidationError, match="Say why"):
        return_answer(by=cast.approver, request=request, comment=" ")


def test_an_answer_is_given_once(opened, cast):
    request = answer(cast, opened.requests.first())
    with pytest.raises(ValidationError, match="answered"):
        answer(cast, request, "no-change")


def test_approving_many_leaves_what_is_not_answered(opened, cast):
    every = list(opened.requests.all())
    answer(cast, every[0])
    assert approve_answers(by=cast.officer, cycle=opened, requests=every) == 1


def test_closing_keeps_the_plan_as_it_stands_and_ends_the_round(opened, plan, cast):
    request = answer(cast, opened.requests.first(), text="In the snapshot")
    closed = close_cycle(by=cast.officer, cycle=opened, on=clock.today(), note="Two leads are away")
    assert closed.snapshot.is_whole()
    assert "In the snapshot" in closed.snapshot.content
    record_progress(by=cast.officer, action=request.action, text="Too late for it", on="2026-04-02")
    closed.snapshot.refresh_from_db()
    assert "Too late for it" not in closed.snapshot.content
    other = opened.requests.filter(state="asked").first()
    with pytest.raises(ValidationError, match="closed"):
        answer(cast, other)
    with pytest.raises(ValidationError, match="closed"):
        close_cycle(by=cast.officer, cycle=opened, on=clock.today())


def test_a_cycle_is_signed_off_once_it_is_closed(opened, cast):
    with pytest.raises(ValidationError, match="Close"):
        sign_off_cycle(by=cast.approver, cycle=opened)
    close_cycle(by=cast.officer, cycle=opened, on=clock.today())
    signed = sign_off_cycle(by=cast.approver, cycle=opened)
    assert signed.signed_by == "Amara"
    with pytest.raises(ValidationError, match="signed off"):
        sign_off_cycle(by=cast.approver, cycle=opened)


def test_history_tells_who_did_what_and_the_past_can_still_be_read(opened, plan, cast):
    request = answer(cast, opened.requests.first())
    return_answer(by=cast.approver, request=request, comment="Say more")
    close_cycle(by=cast.officer, cycle=opened, on=clock.today())
    told = {(event.verb, event.actor_label) for event in Event.objects.filter(plan=plan.uid)}
    assert told >= {
        ("open_cycle", "Olive"),
        ("answer_request", "Olive"),
        ("return_answer", "Amara"),
        ("close_cycle", "Olive"),
    }
    assert plan_file_as_of(plan.uid, clock.now()) is not None


def test_only_those_whom_the_table_lets(world, cast):
    cycle, request = world.cycle, Request.objects.first()
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            close_cycle(by=who, cycle=cycle, on=clock.today())
        with pytest.raises(PermissionDenied):
            set_rhythm(by=who, plan=world.plan, changes={"often": "yearly"})
        with pytest.raises(PermissionDenied):
            answer_request(by=who, request=request, given=Given("no-change"), on=clock.today())
    for who in cast.all_but("officer", "approver"):
        with pytest.raises(PermissionDenied):
            approve_answers(by=who, cycle=cycle, requests=[request])


def test_the_rhythm_of_a_plan(world, cast):
    told = {"often": "quarterly", "first": "2026-07-01", "days": 10}
    rhythm = set_rhythm(by=cast.officer, plan=world.plan, changes=told)
    assert rhythm.days == 10
    assert set_rhythm(by=cast.officer, plan=world.plan, changes={"grace": 3}).pk == rhythm.pk
    with pytest.raises(ValidationError):
        set_rhythm(by=cast.officer, plan=world.plan, changes={"days": 0})


def test_an_action_that_its_deadline_has_led_to_is_taken_into_the_cycle(cast):
    plan = PlanFactory(organisation=cast.body)
    action = ActionFactory(plan=plan)
    request = Request.objects.create(action=action, state="asked")
    cycle = open_cycle(
        by=cast.officer, plan=plan, window=WINDOW, title="x", approval=True, asked=[(action, "")]
    )
    request.refresh_from_db()
    assert request.cycle == cycle
