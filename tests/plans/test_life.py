"""The stages of a plan's life: which may follow which, who says so, what a closed plan refuses."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.cast import account_of
from tests.factories import HoldingFactory, LeadFactory, ObjectiveFactory, PostFactory

from dueregard import clock
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.history.models import Event
from dueregard.history.queries import states_of_plan
from dueregard.organisations.permissions import may
from dueregard.plans.life.operations import review_objective, set_stage
from dueregard.plans.life.queries import life_of
from dueregard.plans.life.steps import STEPS, next_stages, reopens
from dueregard.plans.models import Plan
from dueregard.plans.models.words import ENDED, Stage
from dueregard.plans.operations import edit_action, edit_plan
from dueregard.plans.pieces import plan_state

DAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def today(settings):
    settings.SECOND_FACTOR = "nobody"
    with clock.stopped_at(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        yield


def entered(cast, plan, *stages, **told):
    """The plan once it has entered these stages in turn; adoption is by Cabinet."""
    for stage in stages:
        body = "Cabinet" if stage == Stage.ADOPTED else ""
        set_stage(by=cast.officer, plan=plan, stage=stage, on=DAY, **{"body": body, **told})
    return Plan.objects.get(pk=plan.pk)


def test_a_plan_goes_from_draft_to_closed(cast, plan):
    ways = [Stage.DRAFT, Stage.CONSULTATION, Stage.ADOPTED, Stage.IN_FORCE, Stage.FINAL_REVIEW, Stage.CLOSED]
    plan = entered(cast, plan, *ways)
    assert (plan.stage, plan.ended_on) == (Stage.CLOSED, DAY)
    assert [each.stage.stage for each in life_of(plan, cast.officer).stages] == ways


@pytest.mark.parametrize("stage", [Stage.ANNUAL_REVIEW, Stage.REPLACED, "nonsense"])
def test_a_step_that_does_not_follow_is_refused(cast, plan, stage):
    entered(cast, plan, Stage.DRAFT)
    with pytest.raises(ValidationError) as refused:
        entered(cast, plan, stage)
    assert "stage" in refused.value.message_dict
    assert plan.stages.count() == 1


@given(st.lists(st.sampled_from(list(Stage)), max_size=12), st.booleans())
def test_every_way_through_the_table_can_be_gone_on(wanted, has_successor):
    stage = ""
    for each in wanted:
        following = next_stages(stage, has_successor=has_successor)
        assert following or (stage == Stage.REPLACED and not has_successor)
        stage = each if each in following else stage
    assert set(STEPS) == {"", *Stage}
    assert not reopens("", Stage.CLOSED)


def test_adoption_names_the_body_and_keeps_the_minute(cast, plan):
    with pytest.raises(ValidationError):
        set_stage(by=cast.officer, plan=plan, stage=Stage.ADOPTED, on=DAY)
    stage = set_stage(
        by=cast.officer, plan=plan, stage=Stage.ADOPTED, on=DAY, body="Cabinet", minute="Minute 45"
    )
    assert (stage.body, stage.minute) == ("Cabinet", "Minute 45")


@pytest.mark.parametrize("on", [date(2026, 6, 2), date(2026, 3, 31)])
def test_a_day_to_come_or_before_the_stage_before_is_refused(cast, plan, on):
    entered(cast, plan, Stage.DRAFT)
    with pytest.raises(ValidationError) as refused:
        set_stage(by=cast.officer, plan=plan, stage=Stage.CONSULTATION, on=on)
    assert list(refused.value.message_dict) == ["on"]


def test_annual_reviews_are_numbered(cast, plan):
    ways = [Stage.IN_FORCE, Stage.ANNUAL_REVIEW, Stage.IN_FORCE, Stage.ANNUAL_REVIEW]
    life = life_of(entered(cast, plan, *ways), cast.viewer)
    assert [each.words for each in life.stages][1::2] == ["under annual review 1", "under annual review 2"]


def test_a_closed_plan_is_no_longer_edited(cast, plan):
    plan = entered(cast, plan, Stage.IN_FORCE, Stage.CLOSED)
    action, objective = plan.actions.first(), plan.objectives.first()
    for verb, record in (("edit", plan), ("edit", action), ("edit", objective), ("record_progress", action)):
        assert not may(cast.officer, verb, record), verb
        assert may(cast.officer, "view", record)
    with pytest.raises(PermissionDenied):
        edit_action(by=cast.officer, action=action, changes={"title": "Never"})
    assert may(cast.officer, "redact", plan)
    assert may(cast.officer, "publish", plan)


def test_it_is_edited_again_once_it_is_opened_again_for_a_reason(cast, plan):
    plan = entered(cast, plan, Stage.IN_FORCE, Stage.CLOSED)
    with pytest.raises(ValidationError) as refused:
        entered(cast, plan, Stage.IN_FORCE)
    assert list(refused.value.message_dict) == ["note"]
    plan = entered(cast, plan, Stage.IN_FORCE, note="A report came late")
    assert plan.ended_on is None
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Again"})
    assert Event.objects.filter(reason="A report came late").exists()


def test_what_is_late_is_asked_for_the_day_on_which_the_plan_ended(cast, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"period": "2020/2030", "as_of": None})
    plan = entered(cast, Plan.objects.get(pk=plan.pk), Stage.IN_FORCE, Stage.CLOSED)
    assert plan.stands_on(clock.today()) == DAY


def test_only_the_officer_says_where_a_plan_stands(cast, plan):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            set_stage(by=who, plan=plan, stage=Stage.DRAFT, on=DAY)
    assert not plan.stages.exists()


def test_history_replays_to_the_stages_as_they_are(cast, plan):
    plan = entered(cast, plan, Stage.ADOPTED, Stage.IN_FORCE)
    state = states_of_plan(plan.uid, until=clock.now())["plan", plan.uid]
    assert state == {key: value for key, value in plan_state(plan).items() if value is not None}
    assert plan_file_as_of(plan.uid, clock.now()) == plan_file(plan)


def test_the_page_offers_what_may_follow_and_the_head_says_where_it_stands(client, cast, plan):
    client.force_login(account_of(cast.officer))
    address = plan.get_absolute_url()
    form = html.fromstring(client.get(f"{address}life/stage/").content)
    assert "adopted" in form.xpath("//input[@name='stage']/@value")
    sent = {"stage": "adopted", "on": "2026-04-01", "body": "Cabinet", "minute": "Minute 45"}
    assert client.post(f"{address}life/stage/", {**sent, "body": ""}).status_code == 422
    page = client.post(f"{address}life/stage/", sent, follow=True)
    for words in ("adopted", "1 April 2026", "Decided by Cabinet", "Minute 45"):
        assert words in page.content.decode()
    assert "adopted since 1 April 2026" in html.fromstring(client.get(address).content).text_content()


def test_an_objective_has_reviews_of_its_own(client, cast, plan):
    objective = ObjectiveFactory(plan=plan)
    review_objective(
        by=cast.officer,
        objective=objective,
        on="2026-05",
        progress="Half of the staff trained",
        effectiveness="Complaints fell by a third",
        status="in-progress",
    )
    objective.refresh_from_db()
    assert (objective.status, objective.reviews.get().author) == ("in-progress", "Olive")
    client.force_login(account_of(cast.viewer))
    text = html.fromstring(client.get(objective.get_absolute_url()).content).text_content()
    assert "Half of the staff trained" in text
    assert "Complaints fell by a third" in text


def test_a_review_says_something(cast, plan):
    with pytest.raises(ValidationError):
        review_objective(
            by=cast.officer, objective=plan.objectives.first(), on="2026-05", progress=" ", effectiveness=""
        )


def test_a_sponsor_reviews_their_own_objective_only(client, cast, plan):
    own, other = ObjectiveFactory(plan=plan), ObjectiveFactory(plan=plan)
    post = PostFactory(organisation=plan.organisation)
    HoldingFactory(post=post, account=account_of(cast.viewer))
    LeadFactory(action=None, objective=own, role="sponsor", post=post)
    client.force_login(account_of(cast.viewer))
    sent = {"on": "2026-05-31", "progress": "Half way"}
    assert client.post(f"{own.get_absolute_url()}review/", sent).status_code == 302
    assert client.post(f"{other.get_absolute_url()}review/", sent).status_code == 404
    assert own.reviews.get().date == "2026-05-31"


def test_stages_that_end_a_plan_are_those_that_close_it():
    assert set(ENDED) == {Stage.CLOSED, Stage.REPLACED}
