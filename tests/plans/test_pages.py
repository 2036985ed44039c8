"""The pages about plans show what is held, to those who may see it, in few queries."""

import pytest
from django.test import Client
from lxml import html
from tests.cast import client_of
from tests.factories import ActionFactory, EditionFactory, LeadFactory, ObjectiveFactory, PlanFactory

from dueregard import clock
from dueregard.plans.models import Action, Objective
from dueregard.plans.operations import add_action

MINE = "/?after="
"""The list of one's own organisations, which stands at the first page where nothing waits to be done."""


@pytest.fixture
def client(cast):
    """A member's: the plan is not for strangers."""
    return client_of(cast.viewer)


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def words(tree):
    return " ".join(tree.text_content().split())


def addresses(plan):
    first_action, first_objective = plan.actions.first(), plan.objectives.first()
    return [each.get_absolute_url() for each in (plan.organisation, plan, first_objective, first_action)]


def as_json(address):
    return f"{address[:-1]}.json"


def test_the_first_page_lists_organisations_and_their_plans(client, plan):
    text = words(page(client, MINE))
    assert "Ashby District Council" in text
    assert "Equality Scheme" in text
    assert "3 actions" in text


def test_the_first_page_of_an_empty_installation_says_that_nothing_is_published(db):
    assert "Nothing is published here yet" in words(page(Client(), "/"))


def test_the_first_page_shows_strangers_what_is_published(plan):
    edition = EditionFactory(title="Equality Scheme, as published", number=3)
    EditionFactory(title="A plan taken back", withdrawn_at=clock.now(), withdrawn_reason="A slip")
    tree = page(Client(), "/")
    assert tree.xpath("//h2/a/@href") == [edition.plan.site.get_absolute_url()]
    assert tree.xpath("//h3/a/@href") == [edition.plan.get_absolute_url()]
    assert "edition 3" in words(tree)
    assert plan.get_absolute_url() not in tree.xpath("//a/@href")
    (published,) = Client().get("/published.json").json()["published"]
    assert published["address"] == edition.plan.site.get_absolute_url()
    assert [each["number"] for each in published["editions"]] == [3]


def test_members_reach_what_is_published_too(client, plan):
    edition = EditionFactory()
    assert "/?all" in page(client, MINE).xpath("//a/@href")
    assert edition.plan.get_absolute_url() in page(client, "/?all").xpath("//a/@href")


def test_what_is_for_members_is_not_there_for_others(cast, plan):
    for actor in (cast.public, cast.stranger, cast.reviewer):
        client = client_of(actor)
        assert "Equality Scheme" not in client.get("/").content.decode()
        for address in addresses(plan)[1:]:
            assert client.get(address).status_code == 404, (actor, address)
            assert client.get(as_json(address)).status_code == 404, (actor, address)


def test_members_see_what_is_for_members(cast, plan):
    for actor in (cast.officer, cast.lead, cast.viewer, cast.auditor):
        for address in addresses(plan):
            assert client_of(actor).get(address).status_code == 200, (actor, address)


def test_an_organisation_is_not_there_for_the_public(cast):
    client = client_of(cast.public)
    assert client.get(cast.body.get_absolute_url()).status_code == 404
    assert client.get(as_json(cast.body.get_absolute_url())).status_code == 404


def test_a_page_of_one_plan_does_not_show_the_action_of_another(client, plan):
    other = PlanFactory(organisation=plan.organisation)
    action = ActionFactory(plan=other)
    assert client.get(f"{plan.get_absolute_url()}actions/{action.uid}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_for_reading(client, plan, method):
    for address in addresses(plan):
        assert getattr(client, method)(address).status_code == 405


def test_a_plan_is_shown_under_its_headings_in_its_own_words(client, plan):
    tree = page(client, plan.get_absolute_url())
    assert [words(heading) for heading in tree.xpath("//table//h3")] == ["Knowing your communities"]
    assert [words(heading) for heading in tree.xpath("//table//h4")] == [
        "2.1 Information is gathered",
        "2.2 Data is used",
    ]
    heads = [words(head) for head in tree.xpath("//thead//th")]
    assert "Action" in heads
    assert "Lead officer" in heads


def test_a_plan_whose_time_is_over_is_asked_for_its_last_day(client, plan):
    text = words(page(client, plan.get_absolute_url()))
    assert "What is late or due soon is told as on its last day, 31 March 2016." in text
    assert "1 late" in text


def test_a_plan_explains_its_abbreviations_and_ratings(client, plan):
    terms = page(client, plan.get_absolute_url()).xpath("//dt/text()")
    assert "EIO" in terms
    assert "G" in terms


def test_a_filter_shows_what_fits_and_keeps_only_the_headings_above_it(client, plan):
    tree = page(client, f"{plan.get_absolute_url()}?words=profile")
    assert [words(link) for link in tree.xpath("//tbody//a[contains(@class,'title')]")] == [
        "Publish a profile"
    ]
    assert not tree.xpath("//h4[contains(., 'Data is used')]")
    assert "1 of 3 actions" in words(tree)


def test_a_filter_is_kept_in_the_form(client, plan):
    tree = page(client, f"{plan.get_absolute_url()}?lead=EIO&sort=due&words=publish")
    assert tree.xpath("//select[@name='lead']/option[@selected]/@value") == ["EIO"]
    assert tree.xpath("//select[@name='sort']/option[@selected]/@value") == ["due"]
    assert tree.xpath("//input[@name='words']/@value") == ["publish"]
    assert tree.xpath("//details[@open]//form")


def test_every_figure_leads_to_as_many_rows_as_it_says(client, plan):
    tree = page(client, plan.get_absolute_url())
    figures = tree.xpath("//a[@class='dr-figure']")
    assert figures
    for figure in figures:
        number = int(words(figure.find("span[@class='dr-figure__number']")))
        rows = page(client, figure.get("href")).xpath("//tr[contains(@class,'dr-actions__row')]")
        assert len(rows) == number, words(figure)


def test_a_filter_that_finds_nothing_offers_the_way_back(client, plan):
    text = words(page(client, f"{plan.get_absolute_url()}?words=zebra"))
    assert "No action fits what you asked for" in text
    assert "Show all, as in the plan" in text


def test_a_choice_that_does_not_exist_is_told_and_looks_for_nothing(client, plan):
    tree = page(client, f"{plan.get_absolute_url()}?lead=nobody-of-this-name")
    assert tree.xpath("//div[contains(@class,'govuk-error-summary')]//a/@href") == ["#id_lead"]
    assert len(tree.xpath("//tr[contains(@class,'dr-actions__row')]")) == 3


def test_a_plan_without_actions_says_so(client, plan):
    empty = PlanFactory(organisation=plan.organisation)
    assert "No action has been entered in this plan yet." in words(page(client, empty.get_absolute_url()))


def test_a_plan_can_be_seen_in_those_of_its_columns_that_have_cells(client, plan):
    tree = page(client, f"{plan.get_absolute_url()}?view=columns")
    heads = [words(head) for head in tree.xpath("//div[@class='dr-wide']//thead//th")]
    assert heads == ["Action", "Notes", "Page of the action"]
    assert "x" in [words(cell) for cell in tree.xpath("//div[@class='dr-wide']//td")]


def test_an_action_that_nobody_printed_stands_in_the_plans_columns_by_its_fields(client, cast, plan):
    add_action(by=cast.officer, plan=plan, values={"title": "Nobody printed it", "ref": "9.1"})
    tree = page(client, f"{plan.get_absolute_url()}?view=columns")
    (row,) = [each for each in tree.xpath("//div[@class='dr-wide']//tr") if "Nobody printed" in words(each)]
    assert [words(cell) for cell in row.xpath("td")][:2] == ["9.1 Nobody printed it", ""]


def test_an_action_shows_every_field_that_is_stated(client, plan):
    action = Action.objects.get(ref="2.1.1")
    text = words(page(client, action.get_absolute_url()))
    for said in (
        "Publish a profile",
        "EIO (Equality Improvement Officer)",
        "ST?, equality lead",
        "Mar 2014, then yearly",
        "due March 2014, that is by 31 March 2014",
        "every year: March, first March 2015",
        "waits for: the census",
        "race and age",
        "Carers",
        "foster good relations and advance equality of opportunity",
        "A profile",
        "Gaps are known",
        "Published",
        "Officer time",
        "High",
        "First draft",
        "Draft sent round",
        "Used by planners",
        "delayed",
        "red",
        "table 1, row 2 of scheme.docx",
        "2.1 Information is gathered",
        "2.2 Data is used",
        "Ask the services",
    ):
        assert said in text, said


def test_links_are_shown_in_both_directions(client, plan):
    action, target = Action.objects.get(ref="2.1.1"), Objective.objects.get(ref="2.2")
    onward = page(client, action.get_absolute_url()).xpath(
        "//h2[.='Refers to']/following-sibling::ul[1]//a/@href"
    )
    assert onward == [each.get_absolute_url() for each in (target, target.actions.get())]
    back = page(client, target.get_absolute_url()).xpath(
        "//h2[.='Referred to from']/following-sibling::ul[1]//a"
    )
    assert [words(link) for link in back] == ["2.1 Information is gathered", "2.1.1 Publish a profile"]


def test_a_reference_that_leads_nowhere_is_shown_and_said_to(client, plan):
    text = words(page(client, Objective.objects.get(ref="2.1").get_absolute_url()))
    assert "9.9 (nothing in this plan bears this reference)" in text


def test_an_objective_shows_also_what_only_also_stands_under_it(client, plan):
    text = words(page(client, Objective.objects.get(ref="2.2").get_absolute_url()))
    assert "Publish a profile" in text


def test_an_objective_whose_only_row_points_elsewhere_shows_the_actions_there(client, plan):
    tree = page(client, Objective.objects.get(ref="2.2").get_absolute_url())
    onward = tree.xpath("//h2[.='Refers to']/following-sibling::ul[1]//a")
    named = [words(link) for link in onward]
    assert named == ["2.1 Information is gathered", "2.1.1 Publish a profile", "Ask the services"]


def test_what_a_plan_without_a_period_says_is_told_for_when_it_stood(client, plan):
    plan.period = ""
    plan.save()
    text = words(page(client, plan.get_absolute_url()))
    assert "What is late or due soon is told as on 31 March 2015." in text


def test_neighbours_lead_through_the_plan_in_its_order(client, plan):
    seen, address = [], plan.actions.first().get_absolute_url()
    while address:
        tree = page(client, address)
        seen.append(address)
        address = next(iter(tree.xpath("//a[@rel='next']/@href")), None)
    assert seen == [action.get_absolute_url() for action in plan.actions.all()]


def test_every_page_names_its_json_and_the_json_is_there(client, plan):
    for address in [MINE, *addresses(plan)]:
        (data,) = page(client, address).xpath("//link[@type='application/json']/@href")
        assert data == ("/organisations.json" if address == MINE else as_json(address))
        response = client.get(data)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/json"


def test_the_json_of_an_action_is_that_of_the_plan_file(client, plan, plan_file):
    action = Action.objects.get(ref="2.1.1")
    told = client.get(as_json(action.get_absolute_url())).json()
    whole = client.get(as_json(plan.get_absolute_url())).json()
    assert told["action"] == next(each for each in whole["actions"] if each["ref"] == "2.1.1")
    assert (told["standing"], told["due_on"], told["on"]) == ("late", "2014-03-31", "2016-03-31")


def test_a_page_in_welsh_stays_in_welsh(client, plan):
    for address in [MINE, *addresses(plan)]:
        tree = page(client, f"/cy{address}")
        assert tree.get("lang") == "cy"
        inside = tree.xpath("//main//a/@href | //nav[contains(@class,'breadcrumbs')]//a/@href")
        for href in inside:
            assert href.startswith(("/cy/", "#", "https://")) or href.endswith((".json", ".ics")), href


@pytest.mark.parametrize("name", ["first", "organisation", "plan", "objective", "action"])
def test_the_number_of_queries_does_not_grow_with_the_plan(client, plan, name, django_assert_max_num_queries):
    objective = plan.objectives.first()
    for _number in range(20):
        LeadFactory(action=ActionFactory(plan=plan, objective=objective))
        ObjectiveFactory(plan=plan, parent=objective, level=2)
    at = dict(
        zip(
            ["first", "organisation", "plan", "objective", "action"],
            [MINE, *addresses(plan)],
            strict=True,
        )
    )
    most = {"first": 10, "organisation": 9, "plan": 16, "objective": 23, "action": 23}
    with django_assert_max_num_queries(most[name]):
        client.get(at[name])


def test_an_action_without_a_reference_is_named_by_its_heading_where_it_refers_to_something(client, plan):
    target = Objective.objects.get(ref="2.1")
    tree = page(client, target.get_absolute_url())
    back = tree.xpath("//h2[.='Referred to from']/following-sibling::ul[1]//a")
    assert "2.2 See 2.1" in [words(link) for link in back]


def test_a_plan_that_states_no_status_says_so_once(client, plan):
    Action.objects.update(status="", settled=False)
    tree = page(client, plan.get_absolute_url())
    assert "The plan does not say how its actions stand" in words(tree)
    assert "not stated" not in words(tree)
    assert "Status" not in [words(head) for head in tree.xpath("//thead//th")]


def test_a_list_calls_nothing_late_in_a_plan_that_states_no_status(client, plan):
    assert "1 late" in words(page(client, MINE))
    Action.objects.update(status="", settled=False)
    text = words(page(client, MINE))
    assert "1 past its date, no status stated" in text
    assert "1 late" not in text
