"""Work lists and figures agree with the rows behind them; nobody sees numbers of what they may not see."""

import re

import pytest
from tests.pages import page_for, rows_under, words_of

pytestmark = pytest.mark.django_db


def test_a_lead_sees_exactly_the_own_actions_that_are_due_in_60_days(client, cast, scene):
    tree = page_for(client, cast.lead)
    assert rows_under(tree, "next") == scene.titles("tomorrow", "not started", "in 60 days")
    assert rows_under(tree, "late") == scene.titles("late")


def test_the_public_sees_no_number_of_a_plan_that_is_not_public(client, cast, scene):
    for address in ("/", scene.plan.organisation.get_absolute_url()):
        response = client.get(address)
        assert "Equality Plan" not in response.content.decode()
    address = scene.plan.get_absolute_url()
    assert client.get(f"{address}figures/").status_code == 404
    assert client.get(f"{address}figures/rows/?state=late").status_code == 404
    assert client.get("/work/").status_code == 302


def test_every_chart_has_a_table_with_the_same_values(client, cast, shared):
    tree = page_for(client, cast.viewer, f"{shared.plan.get_absolute_url()}figures/")
    figures = tree.xpath("//figure")
    assert len(figures) == 4
    for figure in figures:
        sums = figure.xpath(".//*[local-name()='text'][@font-weight='700']/text()")
        rows = [
            [int(re.match(r"\d+", words_of(cell))[0]) for cell in row.xpath("td")]
            for row in figure.xpath(".//tbody/tr")
        ]
        assert list(map(int, sums)) == [sum(row) for row in rows]
        assert figure.xpath(".//*[local-name()='svg']/@role") == ["img"]


@pytest.mark.parametrize(
    ("title", "row"), [("By team or service", "Housing Team"), ("By characteristic", "Race")]
)
def test_figures_are_filtered_by_service_and_characteristic(client, cast, shared, title, row):
    tree = page_for(client, cast.officer, f"{cast.body.get_absolute_url()}figures/")
    (late,) = tree.xpath(f"//section[h2[.='{title}']]//tbody/tr[th[normalize-space()='{row}']]/td[1]/a/@href")
    listed = page_for(client, cast.officer, late).xpath("//tbody//th/a")
    assert [words_of(link) for link in listed] == shared.titles("late")


def test_every_figure_of_the_first_page_leads_to_its_rows(client, cast, scene):
    links = page_for(client, cast.lead).xpath("//ul[contains(@class, 'dr-figures')]//a")
    assert links
    for link in links:
        number = int(words_of(link).partition(" ")[0])
        assert len(page_for(client, cast.lead, link.get("href")).xpath("//tbody/tr")) == number
