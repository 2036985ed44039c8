"""The life of plans, their versions, and what is carried forward from one into the next."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from lxml import html
from tests.cast import account_of
from tests.factories import LeadFactory, PlanFactory, PostFactory
from tests.seeded import bring_seed

from dueregard import clock
from dueregard.checking import check
from dueregard.exchange.comparing.queries import comparison, version
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.exchange.succession.operations import carry_forward
from dueregard.history.models import Event
from dueregard.history.queries import states_of_plan
from dueregard.organisations.permissions import may
from dueregard.plans.facts import actions_with_facts, item_state
from dueregard.plans.glance import figures
from dueregard.plans.life.operations import set_stage
from dueregard.plans.models import Action, Plan
from dueregard.plans.models.words import Stage, Status
from dueregard.plans.operations import add_action, edit_action, edit_plan, remove_action
from dueregard.plans.progress.operations import (
    complete_action,
    pause_action,
    record_progress,
    reopen_action,
)
from dueregard.plans.queries import plan_overview
from dueregard.plans.selection import Selection
from dueregard.plans.standing import Standing, standing
from dueregard.reporting.queries import as_at
from dueregard.standing import judging

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def scheme(cast):
    """Bolsover's scheme, in force."""
    plan = bring_seed(cast, "bolsover-ses", "scheme")
    set_stage(by=cast.officer, plan=plan, stage=Stage.IN_FORCE, on=date(2011, 4, 1))
    return plan


def open_actions(plan, number):
    return list(plan.actions.filter(settled=False)[:number])


def counts(plan):
    """The figures at the top of the plan's page, by what they count."""
    overview = plan_overview(Plan.objects.get(pk=plan.pk), today=clock.today())
    return {figure.value: figure.number for figure in figures(overview, Selection())}


def succeeded(cast, plan, number=2, **how):
    """A plan that comes after, with so many actions carried forward."""
    how = {"title": "Equality plan 2026 to 2030", **how}
    return carry_forward(by=cast.officer, plan=plan, actions=open_actions(plan, number), **how)


def test_pause_somerset_1_7_until_1_april_2024_with_reason(cast):
    plan = bring_seed(cast, "somerset-eflg", "framework")
    action = plan.actions.get(ref="1.7")
    with clock.stopped_at(datetime(2023, 11, 1, 12, tzinfo=UTC)):
        until = date(2024, 4, 1)
        pause_action(
            by=cast.officer, action=action, reason="Waits for the data", on="2023-11-01", until=until
        )
        assert counts(plan)["paused"] == 1
    action.refresh_from_db()
    assert standing(action, on=date(2024, 3, 31)) == Standing.PAUSED
    assert standing(action, on=date(2024, 4, 1)) == Standing.TO_REVIEW


def test_close_bolsovers_scheme_with_two_actions_carried_forward(client, cast, scheme):
    before = counts(scheme)
    first, second = open_actions(scheme, 2)
    successor = succeeded(cast, scheme, close=True, reason="The scheme ends")

    assert [each.carried_from for each in successor.actions.all()] == [first, second]
    assert [each.title for each in successor.actions.all()] == [first.title, second.title]
    client.force_login(account_of(cast.viewer))
    page = html.fromstring(client.get(successor.actions.first().get_absolute_url()).content)
    assert "Carried forward from" in page.text_content()
    assert page.xpath(f"//dd//a[@href='{first.get_absolute_url()}']")

    after = counts(scheme)
    assert after["carried"] == 2
    assert sum(after.values()) == sum(before.values())
    reported = as_at(Plan.objects.get(pk=scheme.pk), day=clock.today())
    assert Counter(reported.standings.values())[judging.Standing.CARRIED] == 2
    old = html.fromstring(client.get(scheme.get_absolute_url()).content).text_content()
    assert "closed since 1 June 2026" in old
    assert f"replaced by {successor.title}" in " ".join(old.split())
    origin = html.fromstring(client.get(first.get_absolute_url()).content).text_content()
    assert successor.title in origin
    assert "Reopen" not in origin


def test_version_comparison_of_two_snapshots_shows_exactly_the_edited_fields(cast, scheme):
    action = scheme.actions.first()
    old = take_snapshot(by=cast.officer, plan=scheme, as_at=clock.today(), reason="First quarter")
    with clock.stopped_at(datetime(2026, 9, 1, 12, tzinfo=UTC)):
        edit_action(by=cast.officer, action=action, changes={"outcome": "Fewer complaints", "priority": "1"})
        new = take_snapshot(by=cast.officer, plan=scheme, as_at=clock.today(), reason="Second quarter")
    found = comparison(scheme, version(scheme, f"snapshot-{old.uid}"), version(scheme, f"snapshot-{new.uid}"))
    (item,) = found.actions.changed
    assert {field.after for field in item.fields} == {"Fewer complaints", "1"}
    assert {*found.plan, *found.objectives.changed, *found.actions.added, *found.actions.removed} == set()


def test_what_goes_on_has_its_words_leads_and_dates_and_leaves_progress_behind(cast, scheme):
    old = open_actions(scheme, 1)[0]
    post = PostFactory(organisation=cast.body)
    LeadFactory(action=old, post=post, name="EIO", position=9)
    edit_action(by=cast.officer, action=old, changes={"progress": "Begun", "status": "in-progress"})
    (new,) = succeeded(cast, scheme, 1).actions.all()
    assert (new.status, new.progress, new.updates.count()) == (Status.IN_PROGRESS, "", 0)
    assert [lead.name for lead in new.leads.all()] == [lead.name for lead in old.leads.all()]
    assert new.leads.last().post == post
    assert (new.due_on, new.timescale_text) == (old.due_on, old.timescale_text)
    assert (new.objective.ref, new.objective.title) == (old.objective.ref, old.objective.title)
    assert new.objective.plan == new.plan


def test_the_old_action_is_settled_says_where_it_goes_and_is_not_late(cast, scheme):
    old = open_actions(scheme, 1)[0]
    successor = succeeded(cast, scheme, 1)
    old.refresh_from_db()
    assert old.settled
    assert standing(old, on=date(2040, 1, 1)) == Standing.CARRIED
    assert old.updates.last().text == f"Carried forward into “{successor.title}”."


def test_how_it_stands_is_said_where_it_goes_on(cast, scheme):
    old = open_actions(scheme, 1)[0]
    succeeded(cast, scheme, 1)
    with pytest.raises(ValidationError):
        complete_action(by=cast.officer, action=old, achieved="All of it", on="2026-06-01")
    with pytest.raises(ValidationError):
        reopen_action(by=cast.officer, action=old, reason="A slip", on="2026-06-01")
    with pytest.raises(ValidationError):
        record_progress(by=cast.officer, action=old, text="On", on="2026-06-01", status="in-progress")
    record_progress(by=cast.officer, action=old, text="The last figures came in", on="2026-06-01")
    assert counts(scheme)["carried"] == 1


def test_one_plan_may_replace_several(cast, scheme):
    other = bring_seed(cast, "southampton-equalities", "other")
    successor = succeeded(cast, scheme)
    again = succeeded(cast, other, successor=successor)
    assert again == successor
    assert set(successor.replaces.all()) == {scheme, other}
    assert successor.actions.count() == 4
    assert len({each.position for each in successor.actions.all()}) == 4


def test_a_milestone_stays_with_its_action(cast, scheme):
    action, milestone = open_actions(scheme, 2)
    edit_action(by=cast.officer, action=action, changes={"parent": milestone.key})
    successor = succeeded(cast, scheme)
    assert successor.actions.get(carried_from=action).parent == successor.actions.get(carried_from=milestone)


def test_it_is_told_in_the_history_of_both_plans_and_replays(cast, scheme):
    successor = succeeded(cast, scheme, reason="The scheme ends")
    for plan in (scheme, successor):
        event = Event.objects.get(plan=plan.uid, verb="carry_forward")
        assert (event.actor, event.reason) == (cast.officer, "The scheme ends")
        states = states_of_plan(plan.uid, until=clock.now())
        for action in actions_with_facts(plan.actions.all()):
            assert states["action", action.uid] == item_state(action)
        now = Plan.objects.get(pk=plan.pk)
        assert plan_file_as_of(plan.uid, clock.now()) == plan_file(now)


def test_where_one_thing_is_wrong_nothing_is_carried(cast, scheme):
    settled = scheme.actions.first()
    told = {"changes": {"status": "completed"}, "reason": "As printed"}
    edit_action(by=cast.officer, action=settled, **told)
    before = (Plan.objects.count(), Action.objects.count(), Event.objects.count())
    with pytest.raises(ValidationError):
        carry_forward(by=cast.officer, plan=scheme, actions=[*open_actions(scheme, 1), settled], title="Next")
    with pytest.raises(ValidationError):
        carry_forward(by=cast.officer, plan=scheme, actions=open_actions(scheme, 1), title=" ")
    with pytest.raises(ValidationError):
        carry_forward(by=cast.officer, plan=scheme, actions=[], title="Next")
    assert (Plan.objects.count(), Action.objects.count(), Event.objects.count()) == before


def test_a_plan_does_not_go_on_in_itself_or_in_one_before_it_or_in_another_bodys(cast, scheme):
    successor = succeeded(cast, scheme)
    stranger = PlanFactory(organisation=cast.other_body)
    for wrong in (scheme, stranger):
        with pytest.raises((ValidationError, PermissionDenied)):
            succeeded(cast, scheme, 1, successor=wrong)
    with pytest.raises(ValidationError):
        carry_forward(by=cast.officer, plan=successor, actions=successor.actions.all(), successor=scheme)


def test_what_links_two_plans_is_not_taken_out(cast, scheme):
    old = open_actions(scheme, 1)[0]
    new = succeeded(cast, scheme, 1).actions.get()
    for action in (old, new):
        with pytest.raises(ValidationError):
            remove_action(by=cast.officer, action=action, reason="A slip")


def test_only_the_officer_carries_forward(cast, scheme):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            carry_forward(by=who, plan=scheme, actions=open_actions(scheme, 1), title="Next")


def test_the_page_carries_what_was_chosen_into_a_new_draft(client, cast, scheme):
    client.force_login(account_of(cast.officer))
    address = f"{scheme.get_absolute_url()}carry-forward/"
    uids = html.fromstring(client.get(address).content).xpath("//input[@name='actions']/@value")
    assert len(uids) == scheme.actions.filter(settled=False).count()
    assert client.post(address, {"title": "Next"}).status_code == 422
    assert client.post(address, {"actions": uids[:2], "title": ""}).status_code == 422
    page = client.post(address, {"actions": uids[:2], "title": "Next", "close": "on"}, follow=True)
    assert "2 actions go on here." in page.content.decode()
    successor = Plan.objects.get(title="Next")
    assert (successor.stage, successor.actions.count()) == (Stage.DRAFT, 2)
    scheme.refresh_from_db()
    assert scheme.stage == Stage.CLOSED
    assert not may(cast.officer, "edit", scheme)


def test_a_gender_equality_action_plan_begins_with_its_template_and_is_held_to_its_limits(client, cast):
    client.force_login(account_of(cast.officer))
    address = f"{cast.body.get_absolute_url()}bring/start/"
    sent = {"title": "Gender equality action plan", "kind": "gender"}
    assert client.post(address, {**sent, "like": PlanFactory(organisation=cast.body).pk}).status_code == 422
    assert client.post(address, sent).status_code == 302
    plan = Plan.objects.get(title="Gender equality action plan")
    assert [each.title for each in plan.objectives.all()] == ["Gender pay gap", "Menopause"]

    def broken():
        found = check(plan_file(Plan.objects.get(pk=plan.pk)))
        return [each.rule.id for each in found if each.rule.id.startswith("gender-plan")]

    few, empty = "gender-plan-too-few-actions", "gender-plan-area-without-action"
    assert broken() == [few, empty, empty]
    pay, menopause = (each.key for each in plan.objectives.all())
    first = {"title": "Publish pay bands", "objective": pay, "status": "in-progress"}
    add_action(by=cast.officer, plan=plan, values=first)
    assert broken() == [few, empty]
    second = {"title": "Train managers", "objective": menopause, "output": "word " * 100}
    action = add_action(by=cast.officer, plan=plan, values=second)
    assert broken() == []
    edit_action(by=cast.officer, action=action, changes={"output": "word " * 101})
    edit_plan(by=cast.officer, plan=plan, changes={"introduction": "word " * 201})
    assert broken() == ["gender-plan-action-too-long", "gender-plan-narrative-too-long"]
    complete_action(by=cast.officer, action=action, achieved="All are trained", on="2026-06-01")
    assert broken() == [few, empty, "gender-plan-action-too-long", "gender-plan-narrative-too-long"]
