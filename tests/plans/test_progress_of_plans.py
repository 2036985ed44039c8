"""Progress, status, rating and revised targets, on plans as bodies published them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from tests.cast import client_of
from tests.seeded import bring_seed

from dueregard.plans.models import Action
from dueregard.plans.operations import add_action, edit_action
from dueregard.plans.progress.operations import clear_rating, record_progress, set_rating
from dueregard.plans.standing import rating_by_rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY, YESTERDAY = NOON.date(), NOON.date() - timedelta(days=1)


@pytest.fixture
def officer(cast):
    return client_of(cast.officer)


@pytest.fixture
def overdue(cast, plan):
    """An action in progress whose due date was set to yesterday, in a plan that is still followed."""
    plan.period, plan.as_of = "2024/2028", ""
    plan.save()
    due = {"text": "soon", "entries": [{"kind": "due", "date": f"{TODAY + timedelta(days=300)}"}]}
    action = add_action(by=cast.officer, plan=plan, values={"title": "Train everybody", "timescale": due})
    record_progress(by=cast.officer, action=action, text="Begun", on=f"{YESTERDAY}", status="in-progress")
    action.refresh_from_db()
    assert rating_by_rule(action, on=TODAY).rating == "green"
    due = {"text": "yesterday", "entries": [{"kind": "due", "date": f"{YESTERDAY}"}]}
    return edit_action(by=cast.officer, action=action, changes={"timescale": due})


def rating_shown(client, action):
    tree = html.fromstring(client.get(action.get_absolute_url()).content.decode())
    (cell,) = tree.xpath("//dt[.='Rating']/following-sibling::dd[1]")
    return " ".join(cell.text_content().split()), cell.xpath(".//*[local-name()='path']/@d")


def test_an_action_in_progress_that_was_due_yesterday_becomes_red(officer, overdue):
    words, shapes = rating_shown(officer, overdue)
    assert words.startswith("red By the rule: overdue.")
    assert len(shapes) == 1  # a word and a shape, not a colour alone


def test_an_override_to_amber_is_refused_without_a_reason(cast, officer, overdue):
    for reason in ("", "  "):
        with pytest.raises(ValidationError, match="Say why"):
            set_rating(by=cast.officer, action=overdue, rating="amber", reason=reason)
    page = officer.post(f"{overdue.get_absolute_url()}rating/", {"rating": "amber", "reason": ""})
    assert page.status_code == 422
    with pytest.raises(ValidationError, match="why"):
        edit_action(by=cast.officer, action=overdue, changes={"rating": "amber"})
    assert rating_shown(officer, overdue)[0].startswith("red")


def test_an_override_shows_its_reason_and_the_rating_that_the_rule_gives(cast, officer, overdue):
    sent = {"rating": "amber", "reason": "The last course is tomorrow"}
    assert officer.post(f"{overdue.get_absolute_url()}rating/", sent).status_code == 302
    words, _shapes = rating_shown(officer, overdue)
    assert words.startswith("amber Set by hand: The last course is tomorrow")
    assert "By the rule it would be red: overdue." in words
    clear_rating(by=cast.officer, action=overdue)
    assert rating_shown(officer, overdue)[0].startswith("red")


def test_bolsover_13b_is_withdrawn_its_progress_tells_the_delay_its_outcome_stands_apart(cast, officer):
    plan = bring_seed(cast, "bolsover-ses", "scheme")
    action = plan.actions.get(title__startswith="Carry out a complete Equal Pay Audit")
    assert (action.status, action.actual_outcome, action.settled) == ("withdrawn", "Withdrawn.", True)
    assert "this action has been delayed" in action.progress
    tree = html.fromstring(officer.get(action.get_absolute_url()).content.decode())
    told = {
        row.findtext("dt"): " ".join(row.find("dd").text_content().split())
        for row in tree.xpath("//div[contains(@class, 'govuk-summary-list__row')]")
    }
    assert told["Status"].startswith("withdrawn")
    assert told["Actual outcome"] == "Withdrawn."
    assert "this action has been delayed" in told["Progress"]
    assert told["Rating"].startswith("grey By the rule: withdrawn.")


def test_the_latest_progress_is_shown_first_and_what_was_said_before_is_kept(cast, officer, overdue):
    record_progress(by=cast.officer, action=overdue, text="Half of them", on=f"{TODAY}")
    page = officer.get(overdue.get_absolute_url()).content.decode()
    assert page.index("Half of them") < page.index("Begun")
    told = Action.objects.get(pk=overdue.pk).updates.values_list("date", "text")
    assert list(told) == [(f"{YESTERDAY}", "Begun"), (f"{TODAY}", "Half of them")]


def test_the_list_of_measures_to_be_determined_on_southampton_returns_six_rows(cast, officer):
    plan = bring_seed(cast, "southampton-equalities", "objectives")
    page = html.fromstring(officer.get(f"{plan.get_absolute_url()}check/").content.decode())
    rows = page.xpath("//section[@id='measure-to-be-decided']//li/a[1]")
    assert [row.text_content().split()[0] for row in rows] == ["5", "8", "10", "12", "15", "18"]
