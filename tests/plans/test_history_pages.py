"""History on pages: who, when, from, to, why; how the plan stood; words removed for good."""

from datetime import UTC, datetime

import pytest
from lxml import html
from tests.cast import account_of

from dueregard import clock
from dueregard.exchange.export import plan_file as exported
from dueregard.planfile.model import to_data
from dueregard.plans.differing import differing
from dueregard.plans.models import Action, Plan
from dueregard.plans.operations import add_action, edit_action, remove_action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture
def action(plan):
    return Action.objects.get(plan=plan, key="2.1.1")


def asked(client, who, address):
    client.force_login(account_of(who))
    return client.get(address)


def words(response):
    assert response.status_code == 200
    return " ".join(html.fromstring(response.content).text_content().split())


def test_an_action_tells_who_changed_it_when_from_what_to_what_and_why(client, cast, action):
    with clock.stopped_at(datetime(2026, 3, 1, 12, 30, tzinfo=UTC)):
        changes = {"title": "Publish two profiles", "status": "completed"}
        edit_action(by=cast.officer, action=action, changes=changes, reason="Agreed in June")
    page = asked(client, cast.auditor, f"{action.get_absolute_url()}history/")
    text = words(page)
    for told in ("1 March 2026, 12:30", "Olive changed an action", "Agreed in June", "delayed", "completed"):
        assert told in text
    tree = html.fromstring(page.content)
    assert "two" in " ".join(each.text_content() for each in tree.xpath("//ins"))
    assert "profile" in " ".join(each.text_content() for each in tree.xpath("//del"))


def test_a_plan_tells_what_happened_to_everything_in_it(client, cast, plan, action):
    added = add_action(by=cast.officer, plan=plan, values={"title": "A slip of the pen"})
    remove_action(by=cast.officer, action=added, reason="Entered twice")
    text = words(asked(client, cast.officer, f"{plan.get_absolute_url()}history/"))
    assert "Olive took an action out" in text
    assert "A slip of the pen (taken out)" in text
    assert "Olive brought the plan in" in text
    gone = words(client.get(f"{plan.get_absolute_url()}actions/{added.uid}/history/"))
    assert "Entered twice" in gone


def test_long_histories_come_in_pages(client, cast, plan, action):
    for number in range(40):
        edit_action(by=cast.officer, action=action, changes={"title": f"Title-{number}"})
    page = asked(client, cast.officer, f"{action.get_absolute_url()}history/")
    assert "Title-39" in words(page)
    assert "Title-5" not in words(page)
    (older,) = html.fromstring(page.content).xpath("//a[contains(@href,'before=')]/@href")
    assert "Title-5" in words(client.get(f"{action.get_absolute_url()}history/{older}"))


def test_the_plan_stands_on_a_past_day_as_it_was_exported_then(client, cast, plan, action):
    with clock.stopped_at(datetime(2027, 1, 1, 12, tzinfo=UTC)):
        edit_action(by=cast.officer, action=action, changes={"title": "As it was on New Year"})
    then = to_data(exported(Plan.objects.get(pk=plan.pk)))
    with clock.stopped_at(datetime(2027, 1, 2, 12, tzinfo=UTC)):
        edit_action(by=cast.officer, action=action, changes={"title": "As it is now"})
    address = plan.get_absolute_url()
    assert "As it was on New Year" in words(asked(client, cast.officer, f"{address}as-of/?on=2027-01-01"))
    assert client.get(f"{address}as-of.json?on=2027-01-01").json() == then
    assert "As it is now" in words(client.get(f"{address}as-of/?on=2027-01-02"))
    assert "not here yet" in words(client.get(f"{address}as-of/?on=1999-12-31"))
    assert client.get(f"{address}as-of/?on=never").status_code == 404
    assert client.get(f"{address}as-of/?on=9999-12-31").status_code == 200


def test_words_are_removed_on_a_page_and_history_says_so_without_them(client, cast, plan, action):
    changes = {"progress": "Asked Jo Bloggs, who was ill."}
    edit_action(by=cast.officer, action=action, changes=changes)
    address = f"{plan.get_absolute_url()}redact/"
    assert asked(client, cast.administrator, address).status_code == 200
    sent = {"words": "Jo Bloggs", "reason": "Asked under article 17", "sure": "on"}
    assert client.post(address, {**sent, "sure": ""}).status_code == 422
    assert client.post(address, {**sent, "reason": "Jo Bloggs asked"}).status_code == 422
    assert client.post(address, {**sent, "words": "Not there"}).status_code == 422
    assert client.post(address, sent).url == plan.get_absolute_url()
    text = words(client.get(f"{plan.get_absolute_url()}history/"))
    assert "Jo Bloggs" not in text
    assert "Adam removed words for good" in text
    assert "Asked under article 17" in text
    assert "Words were removed here" in text


def test_who_may_not_look_at_history_finds_no_page(client, cast, plan, action):
    address = plan.get_absolute_url()
    pages = [f"{address}{page}" for page in ("history/", "as-of/", "as-of.json", "redact/")]
    pages.append(f"{action.get_absolute_url()}history/")
    for who in cast.all_but("officer", "administrator", "auditor", "public"):
        for page in pages:
            assert asked(client, who, page).status_code == 404
    client.logout()
    assert {client.get(page).status_code for page in pages} == {404}
    assert asked(client, cast.auditor, f"{address}redact/").status_code == 404


def test_history_takes_a_fixed_number_of_queries(client, cast, plan, action, django_assert_max_num_queries):
    for number in range(25):
        edit_action(by=cast.officer, action=action, changes={"title": f"Title-{number}"})
        add_action(by=cast.officer, plan=plan, values={"title": f"New {number}"})
    asked(client, cast.officer, "/")
    with django_assert_max_num_queries(8):
        client.get(f"{plan.get_absolute_url()}history/")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("one two", "one two", [("same", "one two")]),
        ("one two", "one three", [("same", "one "), ("gone", "two"), ("new", "three")]),
        (
            "Equality Officer now",
            "Head of now",
            [("gone", "Equality Officer"), ("new", "Head of"), ("same", " now")],
        ),
        ("", "new", [("new", "new")]),
        ("old", "", [("gone", "old")]),
        ("w " * 3000, "v " * 3000, [("gone", "w " * 3000), ("new", "v " * 3000)]),
    ],
)
def test_two_texts_are_compared_word_by_word(old, new, told):
    assert [(run.kind, run.text) for run in differing(old, new)] == told
