"""The list across plans: everything that one may see, in one order, a page at a time."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import account_of
from tests.factories import (
    AccountFactory,
    ActionFactory,
    EditionFactory,
    HoldingFactory,
    LeadFactory,
    MembershipFactory,
    PlanFactory,
    PostFactory,
    SiteFactory,
)

from dueregard.plans.across import queries
from dueregard.plans.across.queries import Asked, Place, actions_across
from dueregard.plans.models import Action, Lead

TODAY = date(2026, 5, 1)


@pytest.fixture
def actions(cast):
    """Ten actions of the body, three of the other's; some due on one day, some undated, some closed."""
    own = PlanFactory(organisation=cast.body)
    other = PlanFactory(organisation=cast.other_body)
    days = [date(2026, 6, 1), date(2026, 4, 1), None, date(2026, 4, 1), date(2027, 1, 1), None]
    made = [ActionFactory(plan=own, title=f"own {n}", due_on=day) for n, day in enumerate(days)]
    made += [ActionFactory(plan=own, title=f"closed {n}", status="completed", settled=True) for n in range(4)]
    ActionFactory.create_batch(3, plan=other, due_on=date(2026, 1, 1))
    return made


def titles(who, after=None, **asked):
    page = actions_across(who, Asked(**asked), after=after, today=TODAY)
    return [line.action.title for line in page.lines]


def test_open_actions_come_by_date_and_those_without_one_last(cast, actions):
    assert titles(cast.viewer) == ["own 1", "own 3", "own 0", "own 4", "own 2", "own 5"]


def test_nobody_sees_what_visible_to_does_not_let_them(cast, actions):
    for who in cast.everybody().values():
        seen = actions_across(who, Asked(), after=None, today=TODAY).lines
        visible = Action.objects.visible_to(who).filter(settled=False)
        assert {line.action.pk for line in seen} == set(visible.values_list("pk", flat=True))
    assert titles(cast.public) == []


@pytest.mark.parametrize("few", [0, 200], ids=["as for many plans", "as for few"])
@pytest.mark.parametrize("size", [1, 2, 4, 5, 6, 7])
def test_pages_of_any_size_show_each_action_once_and_in_order(cast, actions, monkeypatch, size, few):
    monkeypatch.setattr(queries, "PAGE", size)
    monkeypatch.setattr(queries, "FEW_PLANS", few)
    seen, after = [], None
    for _ in range(10):
        page = actions_across(cast.viewer, Asked(), after=after, today=TODAY)
        seen += [line.action.title for line in page.lines]
        after = Place.read(str(page.following)) if page.following else None
        if after is None:
            break
    assert seen == ["own 1", "own 3", "own 0", "own 4", "own 2", "own 5"]


def test_filters_narrow_by_status_date_and_lead(cast, actions):
    LeadFactory(action=actions[2], name="Équality Officer")
    assert titles(cast.viewer, status="closed") == [f"closed {n}" for n in range(4)]
    assert titles(cast.viewer, status="completed") == [f"closed {n}" for n in range(4)]
    assert titles(cast.viewer, due="past") == ["own 1", "own 3"]
    assert titles(cast.viewer, due="90") == ["own 0"]
    assert titles(cast.viewer, due="undated") == ["own 2", "own 5"]
    assert titles(cast.viewer, lead="Équality officer") == ["own 2"]
    assert titles(cast.viewer, lead="Officer") == []


def test_a_lead_finds_their_own(cast, actions):
    post = PostFactory(organisation=cast.body)
    HoldingFactory(post=post, account=account_of(cast.lead))
    LeadFactory(action=actions[4], post=post)
    assert titles(cast.lead, mine=True) == ["own 4"]
    assert titles(cast.viewer, mine=True) == []


def test_a_printed_lead_may_be_longer_than_an_index_holds(cast, actions):
    LeadFactory(action=actions[0], name="All service managers " * 400)
    assert Lead.objects.count() == 1


def test_counts_stop_at_a_limit(cast, actions, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    monkeypatch.setattr(queries, "COUNTED", 3)
    assert actions_across(cast.viewer, Asked(), after=None, today=TODAY).number == 4


@pytest.mark.parametrize("text", ["", "x", "2026-13-01.1", "1", ".x"])
def test_a_place_that_is_none_is_the_start(text):
    assert Place.read(text) is None


def test_the_page_shows_whose_actions_they_are_and_leads_on(client: Client, cast, actions, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 4)
    plan = actions[0].plan
    client.force_login(account_of(cast.viewer))
    page = LexborHTMLParser(client.get("/actions/?due=&status=open").content)
    assert len(page.css("tbody tr")) == 4
    assert plan.organisation.name in page.css("tbody tr")[0].text()
    (following,) = page.css("a[rel=next]")
    rest = LexborHTMLParser(
        client.get(f"/actions/{following.attributes['href'].partition('/actions/')[2]}").content
    )
    assert len(rest.css("tbody tr")) == 2
    assert rest.css("a[rel=next]") == []
    assert client.get("/cy/actions/").status_code == 200


def test_a_choice_that_does_not_exist_is_told_and_asks_for_nothing(client, actions):
    page = LexborHTMLParser(client.get("/actions/?due=never").content)
    assert page.css(".govuk-error-summary")


def test_the_number_of_queries_does_not_grow_with_the_plans(
    client, cast, actions, django_assert_max_num_queries
):
    client.force_login(account_of(cast.viewer))
    with django_assert_max_num_queries(11):
        client.get("/actions/")
    for status in ("", "paused", "delayed"):
        plan = PlanFactory(organisation=cast.body)
        ActionFactory.create_batch(5, plan=plan, status=status, due_on=date(2026, 1, 1))
        with django_assert_max_num_queries(11):
            client.get(f"/actions/?status={status}")


NAMES = ["Ashby", "Brackley", "Brackley", "Corby", "Derby"]


def headings(client, address):
    """Those of the cards on this page and all after it."""
    seen = []
    while address:
        page = LexborHTMLParser(client.get(address).content)
        seen += [heading.text() for heading in page.css(".dr-card h2")]
        following = page.css_first("a[rel=next]")
        address = following.attributes["href"] if following else ""
    return seen


def test_the_first_page_shows_every_organisation_of_ones_own_once_a_page_at_a_time(client, db, monkeypatch):
    monkeypatch.setattr("dueregard.plans.listing.ORGANISATIONS", 2)
    account = AccountFactory()
    for name in reversed(NAMES):
        MembershipFactory(account=account, organisation__name=name, role="reviewer")
    client.force_login(account)
    assert headings(client, "/") == NAMES


def test_every_body_that_publishes_is_shown_once_a_page_at_a_time(client, db, monkeypatch):
    monkeypatch.setattr("dueregard.plans.published.BODIES", 2)
    for name in reversed(NAMES):
        EditionFactory.create_batch(2, plan__site=SiteFactory(name=name))
    assert headings(client, "/") == NAMES


def test_the_first_page_of_strangers_asks_few_queries(client, db, django_assert_max_num_queries):
    for _body in range(12):
        EditionFactory.create_batch(2, plan__site=SiteFactory())
    with django_assert_max_num_queries(4):
        client.get("/")


def test_the_list_as_json_is_the_same_list_for_the_same_questions(client, cast, actions, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 4)
    client.force_login(account_of(cast.viewer))
    found, address = [], "/actions.json?status=open"
    while address:
        told = client.get(address).json()
        assert (told["number"], told["more_than_number"]) == (6, False)
        found += told["actions"]
        address = told["next"]
    assert [each["title"] for each in found] == [f"own {number}" for number in (1, 3, 0, 4, 2, 5)]
    assert found[0]["address"].startswith(found[0]["plan"])
    assert client.get(found[0]["address"]).status_code == 200


def test_the_list_as_json_shows_nobody_more_than_the_page(client, cast, actions):
    assert client.get("/actions.json").json()["actions"] == []
    client.force_login(account_of(cast.stranger))
    bodies = {each["organisation"] for each in client.get("/actions.json").json()["actions"]}
    assert bodies == {cast.other_body.name}


def test_a_choice_that_does_not_exist_is_no_question(client, cast, actions):
    answer = client.get("/actions.json?status=lost")
    assert answer.status_code == 400
    assert "status" in answer.json()["errors"]


def test_a_printed_lead_is_found_by_the_index(db):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # it reads a small table whole
    assert "lead_by_name" in queries._printed("HR Manager").order_by().explain()
