"""A status that turns an action's life: an edit corrects what is printed, a deed tells what happened."""

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from tests.cast import account_of
from tests.factories import ActionFactory

from dueregard.plans.models.words import OVER, Status
from dueregard.plans.operations import add_action, edit_action, edit_actions
from dueregard.plans.progress.operations import record_progress
from dueregard.plans.turns import TURNS, UNDER_WAY

pytestmark = pytest.mark.django_db
TURNED = sorted(TURNS)


@pytest.fixture
def printed(plan):
    """An action whose document prints that it is delayed."""
    return plan.actions.get(key="2.1.1")


@pytest.fixture
def made_here(plan):
    return ActionFactory(plan=plan, title="Nobody printed this", status="in-progress")


def edited(cast, action, status, reason="The document prints it so"):
    return edit_action(by=cast.officer, action=action, changes={"status": status}, reason=reason)


def offered(client, address):
    page = html.fromstring(client.get(address).content)
    return [
        value for value in page.xpath("//form[@method='post']//select[@name='status']/option/@value") if value
    ]


def test_every_status_is_to_and_fro_or_a_turn():
    assert {*UNDER_WAY, *TURNS} == set(Status)
    assert set(OVER) < TURNS


@pytest.mark.parametrize("status", TURNED)
def test_what_is_printed_is_corrected_for_a_reason(cast, printed, status):
    with pytest.raises(ValidationError, match="say why"):
        edited(cast, printed, status, reason=" ")
    assert edited(cast, printed, status).status == status
    with pytest.raises(ValidationError, match="say why"):
        edited(cast, printed, "in-progress", reason="")
    assert edited(cast, printed, "in-progress").status == "in-progress"


@pytest.mark.parametrize("status", TURNED)
def test_what_was_told_here_is_turned_by_no_edit(cast, printed, status):
    record_progress(by=cast.officer, action=printed, text="Begun", on="2014-01-01", status="in-progress")
    with pytest.raises(ValidationError, match="its page asks"):
        edited(cast, printed, status)
    assert edited(cast, printed, "not-started").status == "not-started"


def test_words_without_a_status_and_those_of_an_occurrence_leave_the_printed_status_to_be_corrected(
    cast, printed
):
    record_progress(by=cast.officer, action=printed, text="We met", on="2014-01-01")
    told = {"status": "completed", "occurrence": "2014-03"}
    record_progress(by=cast.officer, action=printed, text="Done", on="2014-01-01", **told)
    assert edited(cast, printed, "withdrawn").status == "withdrawn"


@pytest.mark.parametrize("status", TURNED)
def test_what_nobody_printed_is_turned_by_no_edit(cast, made_here, status):
    with pytest.raises(ValidationError, match="its page asks"):
        edited(cast, made_here, status)
    assert edited(cast, made_here, "delayed", reason="").status == "delayed"


def test_a_new_action_comes_with_any_status_for_a_reason(cast, plan):
    values = {"title": "Done long ago", "status": "completed"}
    with pytest.raises(ValidationError, match="say why"):
        add_action(by=cast.officer, plan=plan, values=values)
    assert add_action(by=cast.officer, plan=plan, values=values, reason="From the paper plan").settled


def test_many_at_once_are_turned_by_no_edit_and_none_is_changed(cast, plan, printed, made_here):
    changes = {printed.uid: {"status": "completed"}, made_here.uid: {"status": "completed"}}
    with pytest.raises(ValidationError, match="Nobody printed this"):
        edit_actions(by=cast.officer, plan=plan, changes=changes, reason="The end")
    printed.refresh_from_db()
    assert printed.status == "delayed"


def test_other_edits_leave_a_turned_action_alone(cast, made_here):
    made_here.status = "paused"
    made_here.save()
    changes = {"title": "Another title"}
    assert edit_action(by=cast.officer, action=made_here, changes=changes).status == "paused"


def test_forms_offer_what_the_operation_takes(client, cast, plan, printed, made_here):
    client.force_login(account_of(cast.officer))
    assert set(offered(client, f"{printed.get_absolute_url()}edit/")) == set(Status)
    assert set(offered(client, f"{made_here.get_absolute_url()}edit/")) == set(UNDER_WAY)
    assert set(offered(client, f"{plan.get_absolute_url()}bulk/")) == set(UNDER_WAY)
    made_here.status = "paused"
    made_here.save()
    assert offered(client, f"{made_here.get_absolute_url()}edit/") == ["paused"]
