"""Changing many actions at once: old beside new first, one event, nothing kept that was not shown."""

import pytest
from lxml import html
from tests.cast import account_of
from tests.pages import words_on

from dueregard.history.models import Event
from dueregard.plans.editing.bulk import Wanted, changes_for
from dueregard.plans.models import Action
from dueregard.plans.operations import add_action, edit_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, cast, plan):
    for number in range(3):
        add_action(
            by=cast.officer, plan=plan, values={"title": f"Extra {number}", "leads": [{"name": "EIO"}]}
        )
    client.force_login(account_of(cast.officer))
    return f"{plan.get_absolute_url()}bulk/"


def sent_of(response):
    page = html.fromstring(response.content)
    sent = {}
    for each in page.xpath("//main//form[@method='post']//input[@type='hidden']"):
        sent.setdefault(each.name, []).append(each.value)
    return sent


def test_old_and_new_are_shown_and_kept_in_one_event(client, plan, address):
    uids = [each.uid for each in plan.actions.filter(title__startswith="Extra")]
    before = Event.objects.count()
    asked = {"actions": uids, "status": "delayed", "lead": "HoS", "lead_how": "add", "reason": "Election"}
    preview = client.post(address, asked)
    text = words_on(preview)
    assert "3 actions would change" in text
    cells = [cell.text_content() for cell in html.fromstring(preview.content).xpath("//tbody/tr[1]/td")]
    assert cells == ["Status", "not stated", "delayed"]
    assert Event.objects.count() == before
    assert client.post(address, sent_of(preview)).url == plan.get_absolute_url()
    assert Event.objects.count() == before + 1
    event = Event.objects.latest("id")
    assert (event.verb, event.reason, event.changes.count()) == ("edit_actions", "Election", 3)
    for action in Action.objects.filter(uid__in=uids):
        assert (action.status, [lead.name for lead in action.leads.all()]) == ("delayed", ["EIO", "HoS"])


def test_a_preview_that_is_no_longer_true_is_shown_again(client, cast, plan, address):
    action = plan.actions.get(title="Extra 1")
    preview = client.post(address, {"actions": [action.uid], "status": "delayed"})
    edit_action(by=cast.officer, action=action, changes={"status": "in-progress"})
    again = client.post(address, sent_of(preview))
    assert "Somebody has changed one of these" in words_on(again)
    assert Action.objects.get(pk=action.pk).status == "in-progress"


def test_something_must_be_ticked_and_something_must_change(client, plan, address):
    assert "Tick the actions" in words_on(client.post(address, {"status": "delayed"}))
    answer = client.post(address, {"actions": [plan.actions.get(title="Extra 1").uid], "lead": "EIO"})
    assert answer.status_code == 422
    assert "none of these actions would change" in words_on(answer)


def test_the_filter_of_the_plans_page_narrows_what_is_offered(client, address):
    page = html.fromstring(client.get(f"{address}?words=extra").content)
    assert len(page.xpath("//input[@name='actions']")) == 3


def test_a_due_text_is_read_in_the_preview(client, plan, address):
    preview = client.post(address, {"actions": [plan.actions.first().uid], "timescale": "March 2016"})
    assert "due March 2016, that is by 31 March 2016" in words_on(preview)


def test_nobody_else_finds_the_page(client, cast, plan, address, settings):
    settings.SECOND_FACTOR = "nobody"
    for who in cast.all_but("officer", "public"):
        client.force_login(account_of(who))
        assert client.get(address).status_code == client.post(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404


DATA = {
    "leads": [{"name": "A", "role": "lead"}, {"name": "B", "role": "sponsor"}],
    "characteristics": ["age", "sex"],
}


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        (Wanted(), {}),
        (Wanted(lead="A", lead_how="add"), {}),
        (Wanted(lead="B"), {"leads": [{"name": "B", "role": "sponsor"}]}),
        (Wanted(lead="A", lead_how="out"), {"leads": [{"name": "B", "role": "sponsor"}]}),
        (Wanted(lead="C", lead_how="add"), {"leads": [*DATA["leads"], {"name": "C", "role": "lead"}]}),
        (Wanted(mark="age"), {}),
        (Wanted(mark="race", unmark="age"), {"characteristics": ["sex", "race"]}),
        (Wanted(unmark="race"), {}),
        (Wanted(status="paused", objective="2.1"), {"status": "paused", "objective": "2.1"}),
    ],
)
def test_only_what_would_be_another_is_changed(wanted, changes):
    assert changes_for(DATA, wanted) == changes
