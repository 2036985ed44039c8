"""Figures of a plan and of a body: every chart has a table of the same values, every number its rows."""

import re

import pytest
from lxml import html
from tests.cast import account_of
from tests.factories import (
    ActionFactory,
    LeadFactory,
    PlanFactory,
)
from tests.pages import words_of

pytestmark = pytest.mark.django_db
STATES = ["late", "at risk", "on track", "not under way", "paused", "closed"]


def signed_in(client, who):
    client.force_login(account_of(who))
    return client


def tree_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def table(tree, title):
    """The numbers of the table beside a chart, by row and heading, with their addresses."""
    (found,) = tree.xpath(f"//section[h2[.='{title}']]//table")
    headings = [words_of(cell) for cell in found.xpath(".//thead//th")][1:]
    rows = {}
    for row in found.xpath(".//tbody/tr"):
        cells = [
            (int(re.match(r"\d+", words_of(cell))[0]), cell.xpath("string(.//a/@href)"))
            for cell in row.xpath("td")
        ]
        rows[words_of(row.xpath("th")[0])] = dict(zip(headings, cells, strict=True))
    return rows


def numbers(rows):
    return {name: [number for number, _href in cells.values()] for name, cells in rows.items()}


def test_the_plan_is_shared_out_by_objective_of_the_first_level(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"{shared.plan.get_absolute_url()}figures/")
    rows = table(tree, "By objective")
    assert list(rows["A Listening"]) == STATES
    assert numbers(rows) == {
        "A Listening": [1, 0, 1, 0, 0, 0],
        "B Answering": [0, 0, 1, 0, 0, 0],
        "not stated": [0, 2, 2, 0, 2, 1],
    }


def test_an_action_of_two_characteristics_counts_in_both_and_that_is_said(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"{shared.plan.get_absolute_url()}figures/")
    rows = numbers(table(tree, "By characteristic"))
    assert (rows["Age"], rows["Race"]) == ([1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0])
    (section,) = tree.xpath("//section[h2[.='By characteristic']]")
    assert "counted in each" in words_of(section)


def test_leads_are_counted_by_post_and_teams_apart(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"{shared.plan.get_absolute_url()}figures/")
    assert sum(numbers(table(tree, "By lead"))["Policy Manager"]) == 9
    assert numbers(table(tree, "By team or service")) == {"Housing Team": [1, 0, 0, 0, 0, 0]}


def test_every_number_leads_to_just_its_rows(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"{shared.plan.get_absolute_url()}figures/")
    titles = tree.xpath("//section/h2/text()")
    assert len(titles) == 4
    cells = [cell for title in titles for row in table(tree, title).values() for cell in row.values()]
    linked = [(number, href) for number, href in cells if number]
    assert linked
    for number, href in linked:
        assert len(tree_of(client, href).xpath("//tbody/tr")) == number, href


def test_the_totals_are_those_of_the_plan_and_lead_to_their_rows(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"{shared.plan.get_absolute_url()}figures/")
    totals = {}
    for link in tree.xpath("//ul[contains(@class, 'dr-figures')]//a"):
        number, _space, state = words_of(link).partition(" ")
        totals[state] = int(number)
        assert len(tree_of(client, link.get("href")).xpath("//tbody/tr")) == int(number)
    assert totals == dict(zip(STATES, [1, 2, 4, 0, 2, 1], strict=True))


def test_the_same_figures_are_there_as_data(client, cast, shared):
    address = f"{shared.plan.get_absolute_url()}figures.json"
    told = signed_in(client, cast.viewer).get(address).json()
    assert told["all"] == dict(
        zip(["late", "at-risk", "on-track", "quiet", "paused", "closed"], [1, 2, 4, 0, 2, 1], strict=True)
    )
    assert [share["name"] for share in told["objective"]] == ["A Listening", "B Answering", ""]
    body = client.get(f"{cast.body.get_absolute_url()}figures.json").json()
    assert body["all"] == told["all"]


def test_the_body_is_shared_out_by_plan_without_those_that_are_over(client, cast, shared):
    second = PlanFactory(organisation=cast.body, title="Race Plan", slug="race", period="2025/2027")
    ActionFactory(plan=second, due_on="2026-02-01")
    tree = tree_of(signed_in(client, cast.viewer), f"{cast.body.get_absolute_url()}figures/")
    rows = table(tree, "By plan")
    assert set(rows) == {"Equality Plan", "Race Plan"}
    (number, href) = rows["Race Plan"]["late"]
    assert number == len(tree_of(client, href).xpath("//tbody/tr")) == 1


def test_a_body_without_a_plan_of_today_says_so(client, cast):
    tree = tree_of(signed_in(client, cast.viewer), f"{cast.body.get_absolute_url()}figures/")
    assert "no plan is followed today" in words_of(tree)


@pytest.mark.parametrize("query", ["state=unknown", "by=lead&value=nobody-of-that-name"])
def test_rows_of_what_there_is_not_are_not_there(client, cast, shared, query):
    signed_in(client, cast.viewer)
    assert client.get(f"{shared.plan.get_absolute_url()}figures/rows/?{query}").status_code == 404


def test_the_pages_are_there_in_welsh(client, cast, shared):
    tree = tree_of(signed_in(client, cast.viewer), f"/cy{shared.plan.get_absolute_url()}figures/")
    assert "Yn ôl amcan" in tree.xpath("//section/h2/text()")
    rows = tree.xpath("//figure//tbody//a/@href")
    assert rows
    assert all(href.startswith("/cy/") for href in rows)


@pytest.mark.parametrize("of", ["plan", "body"])
def test_figures_take_nine_queries_however_many_actions(
    client, cast, shared, of, django_assert_max_num_queries
):
    for number in range(20):
        LeadFactory(action=ActionFactory(plan=shared.plan, due_on="2026-04-01"), name=f"Lead {number}")
    address = shared.plan.get_absolute_url() if of == "plan" else cast.body.get_absolute_url()
    signed_in(client, cast.viewer).get("/account/")  # the first page of a session notes when it was
    with django_assert_max_num_queries(9):
        client.get(f"{address}figures/")
