"""Timescales, recurrence and what is waited for, on plans as bodies published them."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from lxml import html
from tests.cast import client_of
from tests.seeded import bring_seed

from dueregard.cli import commands
from dueregard.plans.models import Action
from dueregard.plans.operations import edit_plan
from dueregard.plans.progress.operations import record_progress
from dueregard.plans.standing import Standing, standing
from dueregard.plans.timescales.operations import mark_condition_met
from dueregard.plans.timescales.queries import dates_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2014, 3, 3, 12, tzinfo=UTC)
TODAY = NOON.date()
INQUIRY = "Following conclusion of Scrutiny Inquiry"


@pytest.fixture
def officer(cast):
    return client_of(cast.officer)


@pytest.fixture
def commission(cast):
    """Southampton's action 18."""
    return bring_seed(cast, "southampton-equalities").actions.get(ref="18")


@pytest.fixture
def reporting(cast):
    """Melton's action under 2.12, whose plan says of no year that it is its own."""
    return bring_seed(cast, "melton-esg").actions.get(
        objective__ref="2.12", timescale_text__contains="June/Dec"
    )


def told(client, action):
    tree = html.fromstring(client.get(action.get_absolute_url()).content.decode())
    return {
        row.findtext("dt"): " ".join(row.find("dd").text_content().split())
        for row in tree.xpath("//div[contains(@class, 'govuk-summary-list__row')]")
    }


def now(action):
    return Action.objects.get(pk=action.pk)


def test_southampton_18_waits_for_the_conclusion_of_the_scrutiny_inquiry_without_a_due_date(
    officer, commission
):
    page = told(officer, commission)
    assert page["Waiting"].startswith("waiting for: conclusion of Scrutiny Inquiry")
    assert page["Due"].startswith("no date")
    assert (commission.due_on, standing(commission, on=TODAY)) == (None, Standing.WAITING)


def test_southampton_18_gets_a_due_date_once_the_condition_is_marked_as_met(officer, commission):
    sent = {"text": INQUIRY, "met_on": "28/2/2014", "due": "September 2014", "note": "Report published"}
    answer = officer.post(f"{commission.get_absolute_url()}condition-met/", sent)
    assert answer.status_code == 302
    assert now(commission).due_on == date(2014, 9, 30)
    page = told(officer, commission)
    assert "Waiting" not in page
    assert page["Due"].startswith("30 September 2014")
    assert "conclusion of Scrutiny Inquiry: met on 28 February 2014. Report published" in page["Due"]
    assert now(commission).timescale_text == INQUIRY


def test_a_condition_that_is_met_without_a_date_is_waited_for_no_longer(cast, commission):
    mark_condition_met(by=cast.officer, action=commission, text=INQUIRY, met_on=TODAY)
    assert standing(now(commission), on=TODAY) == Standing.UNDATED


def test_what_is_waited_for_is_listed_with_what_waits_for_it(officer, commission):
    page = officer.get(f"{commission.plan.get_absolute_url()}dates/").content.decode()
    tree = html.fromstring(page)
    rows = {row.findtext("dt"): row.find("dd").text_content() for row in tree.xpath("//dl/div")}
    assert "18 " in rows["conclusion of Scrutiny Inquiry"]


def test_melton_2_12_comes_in_june_and_december_of_each_year(reporting):
    shown = dates_of(reporting, on=TODAY).occurrences
    assert [each.when for each in (*shown.now, *shown.others)] == ["2014-06", "2014-12", "2015-06", "2015-12"]
    assert reporting.due_on == date(2014, 6, 30)


def test_the_data_of_an_action_tells_its_occurrences_and_what_it_waits_for(officer, reporting, commission):
    facts = officer.get(f"{reporting.get_absolute_url()[:-1]}.json").json()
    assert facts["occurrences"][0] == {
        "when": "2014-06",
        "deadline": "2014-06-30",
        "status": "",
        "state": "open",
    }
    assert officer.get(f"{commission.get_absolute_url()[:-1]}.json").json()["waits_for"] == [INQUIRY]


def test_each_occurrence_of_melton_2_12_has_a_record_of_its_own(officer, reporting):
    address = reporting.get_absolute_url()
    form = html.fromstring(officer.get(f"{address}record-occurrence/?occurrence=2014-06").content.decode())
    assert form.xpath("//select[@name='occurrence']/option[@selected]/@value") == ["2014-06"]
    sent = {"occurrence": "2014-06", "status": "completed", "text": "Campaign held", "on": "1/3/2014"}
    answer = officer.post(f"{address}record-occurrence/", {**sent, "link": "https://example.invalid/report"})
    assert answer.status_code == 302
    held = now(reporting)
    assert (held.status, held.settled, held.due_on) == ("", False, date(2014, 12, 31))
    first, second, *_ = dates_of(held, on=TODAY).occurrences.now
    assert (first.when, first.state, second.when, second.state) == ("2014-06", "done", "2014-12", "open")
    assert held.evidence.get().update.occurrence == "2014-06"


def test_what_was_not_done_is_late_and_the_rest_goes_on(cast, reporting):
    later = date(2015, 1, 5)
    states = {each.when: each.state for each in dates_of(reporting, on=later).occurrences.now}
    assert states["2014-06"] == states["2014-12"] == "late"
    assert standing(reporting, on=later) == Standing.LATE
    for name in ("2014-06", "2014-12"):
        given = {"text": "Done", "on": "2014-03-01", "status": "completed", "occurrence": name}
        record_progress(by=cast.officer, action=reporting, **given)
    assert standing(now(reporting), on=later) == Standing.LATER


def test_occurrences_follow_the_plans_period_once_somebody_states_it(cast, reporting):
    edit_plan(by=cast.officer, plan=reporting.plan, changes={"period": "2015-04/2016-03"})
    assert now(reporting).due_on == date(2015, 6, 30)
    edit_plan(by=cast.officer, plan=reporting.plan, changes={"as_of": "2015-11"})
    assert now(reporting).due_on == date(2015, 12, 31)


PHRASES = {
    "Fri-31-Dec-10": "due 2010-12-31",
    "Mar 2012 Mar 2013": "due 2012-03; due 2013-03",
    "1 st February 2024": "due 2024-02-01",
    "end of Dec 2024": "due 2024-12",
    "2014/ 15": "due 2014-04/2015-03",
    "FY 2014/15": "due 2014-04/2015-03",
    "Review completed by 2014/15": "due 2014-04/2015-03",
    "Q2 2013/14": "due 2013-07/2013-09",
    "by March 2014": "due 2014-03",
    "Autumn 2013": "due 2013-23",
    "Autumn term 2013": "due 2013-09/2013-12",
    "Academic year 2012/13": "due 2012-09/2013-08",
    "2023-2027": "start 2023; due 2027",
    "by Easter 2014": "due 2014-04-20",
    "Commence from January 2013": "start 2013-01",
    "Ongoing": "ongoing",
    "November each year": "recurring FREQ=YEARLY;BYMONTH=11",
    "March 2014 and annually thereafter": "due 2014-03; recurring FREQ=YEARLY;BYMONTH=3",
    "Annually, by end of January": "recurring FREQ=YEARLY;BYMONTH=1",
    "6 monthly (June/Dec each year)": "recurring FREQ=YEARLY;BYMONTH=6,12",
    "Review each quarter": "recurring FREQ=MONTHLY;INTERVAL=3",
    "Twice yearly": "recurring FREQ=MONTHLY;INTERVAL=6",
    "Review every 3 years": "recurring FREQ=YEARLY;INTERVAL=3",
    "Committee cycles": "recurring",
    "As appropriate": "conditional As appropriate",
    "Following conclusion of Scrutiny Inquiry": "conditional Following conclusion of Scrutiny Inquiry",
    "Nov 2013 - Completed": "completed 2013-11",
    "See 3 year programme": "conditional See 3 year programme",
    "TBC": "unspecified",
    "N/A": "",
    "Jan 2013-2015": "start 2013-01; due 2015",
}
"""Timescales as UK plans print them, and what each says."""


@pytest.mark.parametrize(("phrase", "says"), PHRASES.items())
def test_the_date_command_prints_what_a_phrase_of_uk_plans_says(phrase, says):
    answer = CliRunner().invoke(commands, ["date", phrase])
    assert answer.exit_code == 0
    told = []
    for entry in json.loads(answer.stdout):
        value = entry.get("date") or entry.get("rrule")
        words = value or (entry["text"] if entry["kind"] == "conditional" else "")
        told.append(f"{entry['kind']} {words}".strip())
    assert "; ".join(told) == says
