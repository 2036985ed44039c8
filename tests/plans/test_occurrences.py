"""Occurrences put in and taken out, review dates: what is kept and what is refused."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from tests.cast import account_of

from dueregard.plans.models import Action
from dueregard.plans.operations import edit_action
from dueregard.plans.progress.operations import record_progress
from dueregard.plans.standing import Standing, standing
from dueregard.plans.timescales.operations import (
    add_occurrence,
    exclude_occurrence,
    mark_condition_met,
    revise_target,
    set_review_date,
)
from dueregard.plans.timescales.queries import dates_of, dates_of_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2015, 6, 1, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def action(cast, plan):
    """An action that comes each November; its plan is followed from April 2015 to March 2016."""
    rule = {"text": "Each November", "entries": [{"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=11"}]}
    found = plan.actions.get(key="2.2.1")
    return edit_action(by=cast.officer, action=found, changes={"timescale": rule})


@pytest.fixture
def ongoing(cast, plan):
    lasting = {"text": "Ongoing", "entries": [{"kind": "ongoing"}]}
    found = plan.actions.get(key="m1")
    return edit_action(by=cast.officer, action=found, changes={"timescale": lasting})


def now(action):
    return Action.objects.get(pk=action.pk)


def names(action):
    shown = dates_of(now(action), on=TODAY).occurrences
    return {each.when: each.state for each in (*shown.now, *shown.others)}


def test_what_fell_due_before_the_document_was_made_is_not_recorded(action):
    assert names(action) == {"2013-11": "not-recorded", "2014-11": "not-recorded", "2015-11": "open"}
    assert action.due_on == date(2015, 11, 30)


def test_an_added_occurrence_comes_beside_the_others(cast, action):
    add_occurrence(by=cast.officer, action=action, when="2015-07", reason="The inspection")
    assert names(action)["2015-07"] == "open"
    assert now(action).due_on == date(2015, 7, 31)
    with pytest.raises(ValidationError, match="already"):
        add_occurrence(by=cast.officer, action=action, when="2015-11", reason="x")


def test_one_that_is_taken_out_can_come_back(cast, action):
    exclude_occurrence(by=cast.officer, action=action, when="2015-11", reason="An election")
    assert "2015-11" not in names(action)
    assert now(action).due_on is None
    add_occurrence(by=cast.officer, action=action, when="2015-11", reason="The election is off")
    assert names(action)["2015-11"] == "open"


def test_one_with_a_record_stays(cast, action):
    given = {"text": "Done", "on": "2015-06-01", "status": "completed", "occurrence": "2015-11"}
    record_progress(by=cast.officer, action=action, **given)
    with pytest.raises(ValidationError, match="stays"):
        exclude_occurrence(by=cast.officer, action=action, when="2015-11", reason="x")
    with pytest.raises(ValidationError, match="none of its"):
        exclude_occurrence(by=cast.officer, action=action, when="2015-12", reason="x")
    with pytest.raises(ValidationError, match="Say why"):
        exclude_occurrence(by=cast.officer, action=action, when="2014-11", reason=" ")


def test_what_only_comes_again_has_no_target_to_move(cast, action):
    with pytest.raises(ValidationError, match="no single target"):
        revise_target(by=cast.officer, action=action, to="2016", reason="x")
    client = Client()
    client.force_login(account_of(cast.officer))
    assert "move-target" not in client.get(action.get_absolute_url()).content.decode()


def test_the_page_lists_occurrences_each_with_a_link_to_record_it(cast, action):
    client = Client()
    client.force_login(account_of(cast.officer))
    page = client.get(action.get_absolute_url()).content.decode()
    assert "record-occurrence/?occurrence=2015-11" in page
    assert "not recorded" in page
    for name, sent in {
        "add-occurrence": {"when": "July 2015", "reason": "The inspection"},
        "exclude-occurrence": {"when": "2015-11", "reason": "An election"},
        "review-date": {"on": "1/9/2015"},
    }.items():
        assert client.get(f"{action.get_absolute_url()}{name}/").status_code == 200
        assert client.post(f"{action.get_absolute_url()}{name}/", sent).status_code == 302
    assert names(action)["2015-07"] == "open"
    assert "2015-11" not in names(action)
    assert now(action).review_on == date(2015, 9, 1)


def test_an_ongoing_action_without_a_review_date_is_findable_until_it_has_one(cast, ongoing):
    client = Client()
    client.force_login(account_of(cast.officer))
    listed = client.get(f"{ongoing.plan.get_absolute_url()}?due=unreviewed").content.decode()
    assert ongoing.title in listed
    assert ongoing.plan.actions.get(key="2.1.1").title not in listed
    assert ongoing in dates_of_plan(ongoing.plan, inside=False).unreviewed
    set_review_date(by=cast.officer, action=ongoing, on=TODAY)
    assert ongoing not in dates_of_plan(ongoing.plan, inside=False).unreviewed
    assert standing(now(ongoing), on=TODAY) == Standing.TO_REVIEW


def test_a_condition_is_met_once_and_only_if_it_is_waited_for(cast, plan):
    action = plan.actions.get(key="2.1.1")
    met = {"by": cast.officer, "action": action, "met_on": TODAY}
    mark_condition_met(**met, text="After the census")
    for words in ("After the census", "After the flood"):
        with pytest.raises(ValidationError, match="does not wait"):
            mark_condition_met(**met, text=words)


def test_who_may_not(cast, action):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            add_occurrence(by=who, action=action, when="2015-07", reason="x")
        with pytest.raises(PermissionDenied):
            exclude_occurrence(by=who, action=action, when="2015-11", reason="x")
        with pytest.raises(PermissionDenied):
            set_review_date(by=who, action=action, on=TODAY)
        with pytest.raises(PermissionDenied):
            mark_condition_met(by=who, action=action, text="x", met_on=TODAY)
