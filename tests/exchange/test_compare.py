"""Two versions of a plan beside each other."""

from datetime import UTC, date, datetime

import pytest
from lxml import html
from tests.cast import account_of

from dueregard import clock
from dueregard.exchange.comparing.queries import comparison, version
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.history.models import Event
from dueregard.plans.models import Action, Plan
from dueregard.plans.operations import add_action, edit_action, edit_plan, move_item, remove_action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


def at(month, day):
    return clock.stopped_at(datetime(2030, month, day, 12, tzinfo=UTC))


@pytest.fixture
def changed(cast, plan):
    """The plan with one action renamed in March, one added in April and one taken out in May."""
    renamed, *_rest, gone = plan.actions.all()
    with at(3, 10):
        edit_action(by=cast.officer, action=renamed, changes={"title": "Renamed", "priority": "high"})
    with at(4, 10):
        add_action(by=cast.officer, plan=plan, values={"title": "Quite another thing"})
    with at(5, 10):
        remove_action(by=cast.officer, action=gone, reason="Entered twice")
    return plan


def compared(plan, old, new="now"):
    plan = Plan.objects.get(pk=plan.pk)
    return comparison(plan, version(plan, old), version(plan, new))


def test_two_days_differ_by_what_was_done_between_them(changed):
    found = compared(changed, "2030-03-09", "2030-04-10")
    (item,) = found.actions.changed
    assert {field.after for field in item.fields} == {"Renamed", "high"}
    assert [each.name for each in found.actions.added] == ["Quite another thing"]
    assert not found.actions.removed
    assert not found.plan


def test_the_other_way_round_added_is_removed(changed):
    there, back = compared(changed, "2030-04-09", "now"), compared(changed, "now", "2030-04-09")
    assert there.actions.added == back.actions.removed
    assert [each.name for each in there.actions.removed] == [each.name for each in back.actions.added]
    assert there.actions.removed


def test_an_event_is_a_version(changed):
    event = Event.objects.filter(plan=changed.uid, verb="edit_action").get()
    assert not compared(changed, f"event-{event.uid}", "2030-03-10").differences
    assert compared(changed, f"event-{event.uid}", "now").differences


@pytest.mark.parametrize("name", ["2001-01-01", "0001-01-01", "9999-99-99", "snapshot-nothing", "x", ""])
def test_what_names_no_version_is_none(plan, name):
    assert version(plan, name) is None


def test_what_is_said_of_the_whole_and_a_new_place_are_told(cast, plan):
    with at(3, 10):
        edit_plan(by=cast.officer, plan=plan, changes={"title": "Another title"})
        move_item(by=cast.officer, item=plan.actions.last(), place=0)
    found = compared(plan, "2030-03-09")
    assert [(field.name, field.after) for field in found.plan] == [("Title", "Another title")]
    assert len(found.actions.moved) == 1
    assert not found.actions.changed


def test_the_page_tells_it_word_by_word_and_as_data(client, cast, changed):
    client.force_login(account_of(cast.auditor))
    with at(3, 20):
        snapshot = take_snapshot(by=cast.officer, plan=changed, as_at=date(2030, 3, 9), reason="Report")
    query = f"old=snapshot-{snapshot.uid}&new=day&new_day=2030-04-10"
    page = html.fromstring(client.get(f"{changed.get_absolute_url()}compare/?{query}").content)
    assert "Renamed" in " ".join(each.text_content() for each in page.xpath("//ins"))
    assert "Quite another thing" in page.text_content()
    data = client.get(f"{changed.get_absolute_url()}compare.json?{query}").json()
    (change,) = data["actions"]["changed"]
    assert {field["field"] for field in change["fields"]} == {"title", "priority"}
    assert change["new"]["title"] == "Renamed"


@pytest.mark.parametrize(
    "query", ["old=day", "old=day&old_day=2001-01-01", "old=snapshot-x", "old=now&new=day&new_day=soon"]
)
def test_a_version_that_there_is_not_is_asked_for_again(client, cast, plan, query):
    client.force_login(account_of(cast.officer))
    response = client.get(f"{plan.get_absolute_url()}compare/?{query}")
    assert response.status_code == 422
    assert "Error" in response.content.decode()
    assert client.get(f"{plan.get_absolute_url()}compare.json?{query}").status_code == 422


def test_two_versions_that_say_the_same_say_so(client, cast, plan):
    client.force_login(account_of(cast.officer))
    page = client.get(f"{plan.get_absolute_url()}compare/?old=now&new=now").content.decode()
    assert "They say the same." in page
    assert Action.objects.filter(plan=plan).exists()
