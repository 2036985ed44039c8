"""A newer version of a held plan: new, changed and gone are asked about, nothing is doubled or deleted."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import account_of
from tests.importing.conftest import PLAN, brought

from dueregard import clock
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.history.models import Event
from dueregard.importing.models import Draft, State
from dueregard.importing.operations import Outdated, accept_draft, renew_plan
from dueregard.importing.renewals import renewal
from dueregard.planfile.model import PlanFile, to_data
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_action
from dueregard.plans.timescales.operations import revise_target

NEWER = """\
Ref,Action,Lead,By when
1.1,Train all staff in due regard,HR Manager,March 2017
1.2,Publish the equality data,Policy Officer,January 2016
1.4,Ask residents about access,Policy Officer,May 2018
"""


@pytest.fixture
def held(cast, draft):
    plan = accept_draft(by=cast.officer, draft=draft, title="Scheme")
    action = plan.actions.get(ref="1.1")
    edit_action(by=cast.officer, action=action, changes={"outcome": "Everybody knows the duty"})
    return plan


def proposals(draft, kind=None):
    found = renewal(plan_file(draft.renews), draft.plan_file).proposals
    return [each for each in found if kind in (None, each.kind)]


def newer(cast, held, content=NEWER):
    return brought(cast, content=content, name="plan-2016.csv", renews=held)


def test_what_is_changed_new_and_gone_is_proposed(cast, held):
    draft = newer(cast, held)
    assert [(each.kind, each.item.ref) for each in proposals(draft)] == [
        ("changed", "1.1"),
        ("new", "1.4"),
        ("gone", "1.3"),
    ]
    (changed,) = proposals(draft, "changed")
    assert "timescale" in [each.field for each in changed.fields]


def test_only_columns_that_the_document_has_are_touched(cast, held):
    draft = newer(cast, held)
    renew_plan(by=cast.officer, draft=draft, taken=[each.name for each in proposals(draft)])
    action = held.actions.get(ref="1.1")
    assert action.timescale_text == "March 2017"
    assert action.outcome == "Everybody knows the duty"
    assert "pilot first" in action.cells.values()


def test_a_newer_document_takes_no_decision_about_a_target_away(cast, held):
    kept, changed = held.actions.get(ref="1.2"), held.actions.get(ref="1.1")
    for action in (kept, changed):
        revise_target(by=cast.officer, action=action, to="2019", reason="Nobody had the time")
    draft = newer(cast, held)
    assert [each.item.ref for each in proposals(draft, "changed")] == ["1.1"]
    renew_plan(by=cast.officer, draft=draft, taken=[each.name for each in proposals(draft)])
    assert {each.due_on.year for each in held.actions.filter(ref__in=["1.1", "1.2"])} == {2019}


def test_nothing_is_doubled_and_what_is_gone_is_withdrawn_and_never_deleted(cast, held):
    uids = set(held.actions.values_list("uid", flat=True))
    draft = newer(cast, held)
    plan = renew_plan(by=cast.officer, draft=draft, taken=[each.name for each in proposals(draft)])
    assert plan == held
    assert uids < set(held.actions.values_list("uid", flat=True))
    assert [action.ref for action in held.actions.all()] == ["1.1", "1.2", "1.3", "1.4"]
    assert held.actions.get(ref="1.3").status == "withdrawn"
    assert Plan.objects.count() == 1


def test_what_is_not_agreed_to_stays_as_it_is(cast, held):
    before = plan_file(held)
    draft = newer(cast, held)
    renew_plan(by=cast.officer, draft=draft, taken=[])
    after = plan_file(Plan.objects.get())
    assert after.actions == before.actions
    assert [document.name for document in after.documents] == ["plan.csv", "plan-2016.csv"]
    assert Draft.objects.get(pk=draft.pk).state == State.ACCEPTED


def test_the_same_file_again_proposes_nothing(cast, draft):
    plan = accept_draft(by=cast.officer, draft=draft, title="Scheme")
    assert proposals(newer(cast, plan, content=PLAN)) == []


def test_what_was_proposed_of_an_older_state_of_the_plan_is_not_taken(cast, held):
    draft = newer(cast, held)
    names = [each.name for each in proposals(draft)]
    edit_action(by=cast.officer, action=held.actions.get(ref="1.1"), changes={"timescale": {"text": "2020"}})
    with pytest.raises(Outdated):
        renew_plan(by=cast.officer, draft=draft, taken=names)
    assert held.actions.count() == 3


def test_only_officers_of_the_body_renew(cast, held):
    draft = newer(cast, held)
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            renew_plan(by=who, draft=draft, taken=[])
    changed = [each.name for each in proposals(draft, "changed")]
    with pytest.raises(PermissionDenied):
        renew_plan(by=cast.administrator, draft=draft, taken=changed)


def test_a_new_objective_and_the_action_under_it_come_together(cast, held):
    content = (
        "Objective,Action,Lead,By when\nFair services,Ask residents about access,Policy Officer,May 2018\n"
    )
    draft = newer(
        cast, held, content=content + "Fair services,Publish access notes,Policy Officer,June 2018\n"
    )
    renew_plan(by=cast.officer, draft=draft, taken=[each.name for each in proposals(draft, "new")])
    action = held.actions.get(title="Ask residents about access")
    assert action.objective.title == "Fair services"


def in_groups(cast, *, ramps_under_places, period="", **more):
    """A plan file of two objectives, in which an action stands under the first or the second."""
    under = "places" if ramps_under_places else "people"
    file = PlanFile.model_validate(
        {
            "plan": {
                "title": "Scheme",
                "period": period,
                "glossary": {"HR": "Human resources"} if period else {"EO": "Equality officer"},
                "columns": [{"id": "action", "heading": "Action", "field": "title"}],
            },
            "objectives": [
                {"key": "people", "ref": "1", "title": "People"},
                {"key": "places", "ref": "2", "title": "Places"},
            ],
            "actions": [
                {"key": "a", "ref": "1.1", "title": "Train all staff", "objective": "people"},
                {"key": "b", "ref": "1.2", "title": "Build ramps at both halls", "objective": under},
            ],
        }
    )
    return brought(cast, content=json.dumps(to_data(file)), name="plan.json", **more)


def test_an_action_under_another_objective_is_proposed_in_words_and_moved(cast):
    held = accept_draft(by=cast.officer, draft=in_groups(cast, ramps_under_places=False), title="Scheme")
    draft = in_groups(cast, ramps_under_places=True, renews=held)
    (moved,) = proposals(draft)
    assert [(each.field, each.old, each.new) for each in moved.fields] == [
        ("objective", "1 People", "2 Places")
    ]
    renew_plan(by=cast.officer, draft=draft, taken=[moved.name])
    assert held.actions.get(ref="1.2").objective.title == "Places"
    assert held.actions.count() == 2


def test_what_the_document_says_of_the_whole_is_proposed_and_terms_are_added(cast):
    held = accept_draft(by=cast.officer, draft=in_groups(cast, ramps_under_places=False), title="Our scheme")
    draft = in_groups(cast, ramps_under_places=False, period="2026/2030", renews=held)
    (whole,) = proposals(draft)
    assert (whole.thing, [each.field for each in whole.fields]) == ("plan", ["period", "glossary"])
    renew_plan(by=cast.officer, draft=draft, taken=[whole.name])
    plan = Plan.objects.get(pk=held.pk)
    assert (plan.title, plan.period) == ("Our scheme", "2026/2030")
    assert plan.glossary == {"EO": "Equality officer", "HR": "Human resources"}
    event = Event.objects.get(verb="renew_plan", plan=held.uid)
    assert event.changes.get(kind="plan").after["period"] == "2026/2030"


def test_what_is_said_of_the_whole_stays_where_nobody_agrees(cast):
    held = accept_draft(by=cast.officer, draft=in_groups(cast, ramps_under_places=False), title="Our scheme")
    draft = in_groups(cast, ramps_under_places=True, period="2026/2030", renews=held)
    renew_plan(by=cast.officer, draft=draft, taken=[])
    assert Plan.objects.get(pk=held.pk).period == ""
    assert held.actions.get(ref="1.2").objective.title == "People"


def test_the_page_tells_what_would_change_of_the_whole(client, cast):
    held = accept_draft(by=cast.officer, draft=in_groups(cast, ramps_under_places=False), title="Our scheme")
    draft = in_groups(cast, ramps_under_places=True, period="2026/2030", renews=held)
    client.force_login(account_of(cast.officer))
    page = client.get(f"{draft.get_absolute_url()}differences/").content.decode()
    assert "Period" in page
    assert "2 Places" in page


def test_the_page_asks_item_by_item(client, cast, held):
    client.force_login(account_of(cast.officer))
    draft = newer(cast, held)
    assert "Compare with the plan" in client.get(draft.get_absolute_url()).content.decode()
    page = client.get(draft.get_absolute_url() + "differences/").content.decode()
    assert "March 2017" in page
    assert "Withdraw 1.3" in page
    taken = [each.name for each in proposals(draft, "changed")]
    response = client.post(
        draft.get_absolute_url() + "differences/", {"taken": taken, "revision": draft.revision}
    )
    assert response["Location"] == held.get_absolute_url()
    assert held.actions.get(ref="1.1").timescale_text == "March 2017"
    assert held.actions.count() == 3


def test_a_file_that_was_accepted_before_says_so(client, cast, draft):
    plan = accept_draft(by=cast.officer, draft=draft, title="Scheme")
    client.force_login(account_of(cast.officer))
    again = brought(cast)
    page = client.get(again.get_absolute_url()).content.decode()
    assert "This very file was brought before" in page
    assert plan.get_absolute_url() in page


def test_history_tells_the_renewal_as_one_event_and_replays_to_the_plan(cast, held):
    draft = newer(cast, held)
    renew_plan(by=cast.officer, draft=draft, taken=[each.name for each in proposals(draft)])
    (event,) = Event.objects.filter(verb="renew_plan", plan=held.uid)
    assert {change.kind for change in event.changes.all()} == {"plan", "action"}
    assert "plan-2016.csv" in event.reason
    now = plan_file(Plan.objects.get())
    told = plan_file_as_of(held.uid, clock.now())
    assert told == now
