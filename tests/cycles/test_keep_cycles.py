"""What time brings: cycles open, one mail a person, reminders that stop, escalation; all may be repeated."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.cycles.world import OPENED
from tests.factories import (
    ActionFactory,
    HoldingFactory,
    LeadFactory,
    PostFactory,
    RhythmFactory,
    TimescaleEntryFactory,
)

from dueregard import clock
from dueregard.cycles.answering import Given
from dueregard.cycles.asking import actions_to_ask
from dueregard.cycles.keeping import begin_cycle, remind, silent_in
from dueregard.cycles.models import Cycle, Request, UpdateLink
from dueregard.cycles.operations import answer_request, approve_answers, return_answer
from dueregard.cycles.tasks import keep_cycles
from dueregard.cycles.windows import window_from
from dueregard.messages.models import Message
from dueregard.plans.progress.operations import record_progress


def day(number: int) -> date:
    """So many days after the cycle has opened."""
    return OPENED + timedelta(days=number)


def mails(on: date) -> dict[str, int]:
    """How many requests each address was sent that day."""
    return {link.address: link.requests.count() for link in UpdateLink.objects.filter(on=on)}


BOTH = {"hr@example.invalid": 3, "policy@example.invalid": 1}


def test_at_the_opening_each_lead_gets_one_mail_with_all_their_actions(world):
    keep_cycles(day(0))
    assert mails(day(0)) == BOTH
    assert {(each.address, each.kind) for each in Message.objects.all()} == {
        ("hr@example.invalid", "updates"),
        ("policy@example.invalid", "updates"),
    }


def test_a_run_that_is_repeated_writes_to_nobody_again(world):
    for _ in range(3):
        keep_cycles(day(0))
    keep_cycles(day(1))
    assert Message.objects.count() == 2


def test_who_has_not_answered_is_reminded_and_who_has_is_left_in_peace(world, cast):
    keep_cycles(day(0))
    for request in world.requests(world.second):
        answer_request(by=cast.officer, request=request, given=Given("no-change"), on=day(1))
    keep_cycles(day(11))
    assert mails(day(11)) == {"hr@example.invalid": 3}


def test_a_lead_who_records_progress_on_the_actions_page_has_answered(world, cast):
    keep_cycles(day(0))
    (request,) = world.requests(world.second)
    record_progress(by=cast.officer, action=request.action, text="Half way", on="2026-04-02")
    request.refresh_from_db()
    assert request.state == "answered"
    answer = request.answers.get()
    assert (answer.kind, answer.by, answer.update.text) == ("progress", "Olive", "Half way")
    keep_cycles(day(11))
    assert mails(day(11)) == {"hr@example.invalid": 3}


def test_a_day_that_was_missed_is_made_up_for(world):
    keep_cycles(day(13))
    assert mails(day(13)) == BOTH
    keep_cycles(day(18))  # the mail of the day after the last was missed, too
    assert mails(day(18)) == BOTH
    keep_cycles(day(19))
    assert mails(day(19)) == {}


def test_after_grace_the_sponsor_hears_once_who_has_not_answered(world):
    keep_cycles(day(21))
    assert world.sponsor.email not in mails(day(21))
    keep_cycles(day(22))
    assert mails(day(22)) == {"director@example.invalid": 0}
    assert list(UpdateLink.objects.get(on=day(22)).escalates.all()) == [world.cycle]
    keep_cycles(day(23))
    assert mails(day(23)) == {}


def test_a_returned_answer_goes_back_to_its_lead_by_mail(world, cast):
    with clock.stopped_at(clock.end_of(day(0))):
        keep_cycles(day(0))
    (request,) = world.requests(world.second)
    answer_request(by=cast.officer, request=request, given=Given("no-change"), on=day(1))
    return_answer(by=cast.approver, request=request, comment="How many were trained?")
    keep_cycles(day(2))
    assert mails(day(2)) == {"policy@example.invalid": 1}


def test_a_new_holder_is_asked_although_the_one_before_was(world):
    keep_cycles(day(0))
    world.second.holding.until = day(1)
    world.second.holding.save()
    HoldingFactory(post=world.second.post, name="Nia", email="nia@example.invalid", since=day(2))
    keep_cycles(day(2))
    assert mails(day(2)) == {"nia@example.invalid": 1}


def test_who_holds_two_posts_gets_one_mail(world):
    post = PostFactory(organisation=world.plan.organisation, title="Acting director")
    HoldingFactory(post=post, name="Pat", email="policy@example.invalid")
    LeadFactory(action=world.first.actions[0], name="Acting director", post=post, position=1)
    keep_cycles(day(0))
    assert mails(day(0)) == {"hr@example.invalid": 3, "policy@example.invalid": 2}
    assert Message.objects.filter(address="policy@example.invalid").count() == 1


def test_a_closed_cycle_and_a_demonstration_write_to_nobody(world):
    world.plan.organisation.demonstration = True
    world.plan.organisation.save()
    keep_cycles(day(0))
    assert not Message.objects.exists()


# --- rhythms ------------------------------------------------------------------------------------------


@pytest.fixture
def free(world) -> Any:
    """The plan without its cycle."""
    Cycle.objects.all().delete()
    return world


@pytest.mark.parametrize(("often", "months"), [("quarterly", 3), ("half-yearly", 6), ("yearly", 12)])
def test_cycles_open_by_the_plans_rhythm(free, cast, often, months):
    RhythmFactory(plan=free.plan, often=often, first=date(2026, 4, 1), deadlines=False)
    keep_cycles(date(2026, 3, 31))
    assert not Cycle.objects.exists()
    keep_cycles(date(2026, 4, 2))
    keep_cycles(date(2026, 4, 2))
    cycle = Cycle.objects.get()
    assert (cycle.opens_on, cycle.title) == (date(2026, 4, 1), "April 2026")
    assert mails(date(2026, 4, 2)) == BOTH
    everything = list(cycle.requests.all())
    for request in everything:
        answer_request(by=cast.officer, request=request, given=Given("no-change"), on=date(2026, 4, 3))
    approve_answers(by=cast.approver, cycle=cycle, requests=everything)
    following = date(2026 + (3 + months) // 12, (3 + months) % 12 + 1, 1)
    keep_cycles(following - timedelta(days=1))
    assert Cycle.objects.count() == 1
    keep_cycles(following)
    assert Cycle.objects.count() == 2


def test_before_a_meeting(free):
    RhythmFactory(plan=free.plan, often="meetings", meetings=["2026-06-30"], deadlines=False)
    keep_cycles(date(2026, 6, 7))
    assert not Cycle.objects.exists()
    keep_cycles(date(2026, 6, 8))
    assert Cycle.objects.get().until == date(2026, 6, 29)


def test_each_month_for_actions_that_come_again_in_it(free):
    action = ActionFactory(plan=free.plan)
    rule = {"rrule": "FREQ=YEARLY;BYMONTH=6", "first": "2026-06"}
    TimescaleEntryFactory(action=action, kind="recurring", **rule)
    RhythmFactory(plan=free.plan, often="recurrence", first=date(2026, 4, 1), deadlines=False)
    keep_cycles(date(2026, 5, 1))
    assert not Cycle.objects.exists()
    keep_cycles(date(2026, 6, 1))
    request = Request.objects.get()
    assert (request.action, request.occurrence) == (action, "2026-06")


def test_done_completes_the_occurrence_and_not_the_action(free, cast):
    test_each_month_for_actions_that_come_again_in_it(free)
    request = Request.objects.get()
    answer_request(by=cast.officer, request=request, given=Given("done", "Published"), on=OPENED)
    request.action.refresh_from_db()
    assert request.action.status == ""
    entry = request.action.updates.get()
    assert (entry.occurrence, entry.status) == ("2026-06", "completed")


def test_a_paused_action_is_left_in_peace_until_its_day(free):
    first, second, third = free.first.actions
    type(first).objects.filter(pk=first.pk).update(status="paused")
    type(first).objects.filter(pk=second.pk).update(status="paused", paused_until=date(2026, 4, 1))
    type(first).objects.filter(pk=third.pk).update(status="completed", settled=True)
    RhythmFactory(plan=free.plan, first=date(2026, 4, 1), deadlines=False)
    keep_cycles(date(2026, 4, 1))
    assert set(Request.objects.values_list("action", flat=True)) == {second.pk, free.second.actions[0].pk}


# --- outside a cycle ----------------------------------------------------------------------------------


def test_between_cycles_near_and_past_deadlines_come_in_one_mail(free):
    RhythmFactory(plan=free.plan, often="by-hand")
    first, second, _third = free.first.actions
    type(first).objects.filter(pk=first.pk).update(due_on=day(30))
    type(first).objects.filter(pk=second.pk).update(due_on=day(-7))
    keep_cycles(day(0))
    assert mails(day(0)) == {"hr@example.invalid": 2}
    keep_cycles(day(1))
    assert mails(day(1)) == {}
    keep_cycles(day(7))
    assert mails(day(7)) == {"hr@example.invalid": 1}  # a week later it is still late


def test_a_plan_without_a_rhythm_writes_to_nobody_by_itself(free):
    keep_cycles(day(274))
    assert not UpdateLink.objects.exists()


def test_what_a_cycle_asks_is_not_asked_for_its_deadline_as_well(world):
    RhythmFactory(plan=world.plan, often="by-hand")
    world.plan.actions.update(due_on=day(7))
    keep_cycles(day(0))
    keep_cycles(day(0))
    assert mails(day(0)) == BOTH
    assert Request.objects.filter(cycle=None).count() == 0


# --- by hand ------------------------------------------------------------------------------------------


def test_reminding_by_hand_writes_to_those_who_have_not_answered_unless_today(world, cast):
    (request,) = world.requests(world.second)
    answer_request(by=cast.officer, request=request, given=Given("no-change"), on=day(1))
    assert [each.person.address for each in silent_in(world.cycle, on=day(1))] == ["hr@example.invalid"]
    assert remind(cast.officer, world.cycle, on=day(1)) == 1
    assert remind(cast.officer, world.cycle, on=day(1)) == 0
    assert remind(cast.officer, world.cycle, on=day(2)) == 1


def more_leads(world, number):
    """So many more, with three actions each."""
    for each in range(number):
        post = PostFactory(organisation=world.plan.organisation)
        HoldingFactory(post=post, email=f"more{each}@example.invalid")
        for action in ActionFactory.create_batch(3, plan=world.plan):
            LeadFactory(action=action, post=post)


def began(world, cast):
    """The cycle that the officer begins with all that is to be asked, and how many are written to."""
    window = window_from(day(1), days=14, grace=7)
    asked = actions_to_ask(world.plan, on=day(1))
    return begin_cycle(cast.officer, world.plan, window, title="Spring", approval=True, asked=asked)


def test_a_cycle_that_asks_many_begins_in_few_queries(free, cast, django_assert_max_num_queries):
    more_leads(free, 10)
    with django_assert_max_num_queries(52):
        cycle, written = began(free, cast)
    assert (cycle.requests.count(), written) == (34, 12)
    assert Message.objects.count() == 12
    assert mails(day(1)) == {**BOTH, **{f"more{each}@example.invalid": 3 for each in range(10)}}


def test_a_cycle_whose_leads_cannot_be_written_to_has_not_begun(free, cast):
    free.plan.organisation.language = "fr"  # in which no letter is written
    with pytest.raises(ValidationError):
        began(free, cast)
    assert not Cycle.objects.exists()
    free.plan.organisation.language = "en-GB"
    assert began(free, cast)[1] == 2


def test_who_does_not_answer_is_found_in_few_queries(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert [len(each.requests) for each in silent_in(world.cycle, on=day(1))] == [3, 1]
