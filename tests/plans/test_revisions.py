"""Moved targets: proposed, decided, found in the document's words; never overwritten."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import account_of, client_of
from tests.edtf_values import ANY
from tests.factories import HoldingFactory, PostFactory
from tests.seeded import bring_seed

from dueregard import clock
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.exchange.operations import import_plan
from dueregard.history.queries import states_of_plan
from dueregard.planfile.files import to_bytes as json_bytes
from dueregard.plans.dates import keep_dates
from dueregard.plans.facts import actions_with_facts, item_state
from dueregard.plans.models import Action, Plan, TargetRevision
from dueregard.plans.operations import edit_action
from dueregard.plans.progress.operations import complete_action
from dueregard.plans.standing import rating_by_rule
from dueregard.plans.timescales.operations import (
    decide_revision,
    dismiss_found_target,
    propose_revision,
    revise_target,
)
from dueregard.plans.timescales.queries import dates_of, dates_of_plan, found_targets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2014, 3, 3, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def action(cast, plan):
    """An action that is due once: in March 2014."""
    due = {"text": "March 2014", "entries": [{"kind": "due", "date": "2014-03"}]}
    found = plan.actions.get(key="2.1.1")
    return edit_action(by=cast.officer, action=found, changes={"timescale": due})


@pytest.fixture
def led(cast, action):
    """The action once Leah holds the post that leads it."""
    post = PostFactory(organisation=cast.body)
    HoldingFactory(post=post, account=account_of(cast.lead))
    action.leads.filter(name="EIO").update(post=post)
    return action


def signed_in(who):
    return client_of(who)


def now(action):
    return Action.objects.get(pk=action.pk)


def test_a_revision_keeps_old_and_new_why_and_who_and_the_printed_words(cast, action):
    moved = revise_target(by=cast.officer, action=action, to="2014-09", reason="The census is late")
    assert (moved.was, moved.to, moved.reason) == ("2014-03", "2014-09", "The census is late")
    assert (moved.decided_by, moved.decided_at) == ("Olive", NOON)
    held = now(action)
    assert (held.timescale_text, held.due_on) == ("March 2014", date(2014, 9, 30))
    assert [entry.date for entry in held.timescale_entries.all()] == ["2014-03"]
    assert rating_by_rule(held, on=TODAY).rule == "delayed"


def test_slippage_is_told_from_the_first_target(cast, action):
    revise_target(by=cast.officer, action=action, to="2014-09", reason="The census is late")
    second = revise_target(by=cast.officer, action=action, to="2014-06", reason="It came")
    assert second.was == "2014-09"
    page = signed_in(cast.officer).get(action.get_absolute_url()).content.decode()
    assert "91 days later than first planned" in page
    (told,) = dates_of_plan(action.plan, inside=True).moved
    assert (told.action, told.last, told.slippage.days) == (action, second, 91)


def test_a_lead_proposes_and_nothing_moves_before_the_officer_has_decided(cast, led):
    address = led.get_absolute_url()
    lead, officer = signed_in(cast.lead), signed_in(cast.officer)
    assert "propose-target" in lead.get(address).content.decode()
    answer = lead.post(f"{address}propose-target/", {"to": "30 June 2014", "reason": "Illness"})
    assert answer.status_code == 302
    assert now(led).due_on == date(2014, 3, 31)
    (proposed,) = dates_of_plan(led.plan, inside=True).proposed
    assert dates_of_plan(led.plan, inside=False).proposed == ()
    decide = f"{address}targets/{proposed.uid}/"
    assert decide in officer.get(address).content.decode()
    assert lead.get(decide).status_code in (403, 404)
    assert "Illness" in officer.get(decide).content.decode()
    assert officer.post(decide, {"what": "accept", "note": ""}).status_code == 302
    assert now(led).due_on == date(2014, 6, 30)


def test_a_refused_proposal_moves_nothing_and_needs_a_note(cast, led):
    proposed = propose_revision(by=cast.lead, action=led, to="2015", reason="Illness")
    with pytest.raises(ValidationError, match="Say why"):
        decide_revision(by=cast.officer, revision=proposed, accept=False)
    decide_revision(by=cast.officer, revision=proposed, accept=False, note="It can be done by others")
    assert now(led).due_on == date(2014, 3, 31)
    with pytest.raises(ValidationError, match="has been decided"):
        decide_revision(by=cast.officer, revision=proposed, accept=True)
    assert not dates_of(now(led), on=TODAY).slippage


def test_who_may_not(cast, led):
    for who in cast.all_but("officer", "lead"):
        with pytest.raises(PermissionDenied):
            propose_revision(by=who, action=led, to="2015", reason="x")
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            revise_target(by=who, action=led, to="2015", reason="x")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"to": "2014-03"}, "its target already"),
        ({"to": "soon"}, "not a date"),
        ({"to": ""}, "what the new target is"),
        ({"reason": " "}, "Say why"),
    ],
)
def test_what_is_no_revision_is_refused(cast, action, changes, problem):
    with pytest.raises(ValidationError, match=problem):
        revise_target(by=cast.officer, action=action, **{"to": "2015", "reason": "Late", **changes})
    assert not TargetRevision.objects.exists()


def test_a_second_proposal_waits_for_the_first_and_a_closed_action_has_no_target(cast, led):
    propose_revision(by=cast.lead, action=led, to="2015", reason="Illness")
    with pytest.raises(ValidationError, match="proposed already"):
        propose_revision(by=cast.lead, action=led, to="2016", reason="Illness")
    complete_action(by=cast.officer, action=led, achieved="All", on="2014-01-01")
    with pytest.raises(ValidationError, match="closed"):
        revise_target(by=cast.officer, action=led, to="2016", reason="x")


@pytest.mark.parametrize("words", ["by June or July", "every March", "soon", ""])
def test_the_form_takes_one_date(cast, action, words):
    officer, address = signed_in(cast.officer), f"{action.get_absolute_url()}move-target/"
    assert officer.post(address, {"to": words, "reason": "x"}).status_code == 422
    assert now(action).due_on == date(2014, 3, 31)


def test_new_targets_in_imported_progress_are_offered_and_never_taken_over_by_themselves(cast):
    plan = bring_seed(cast, "south-somerset-ses", "ses")
    assert not TargetRevision.objects.exists()
    found = {each.ref: words.to for each, words in dates_of_plan(plan, inside=True).found}
    assert found["SES1.05.1"] == "2011-04"
    assert len(found) == 8
    action = plan.actions.get(ref="SES1.05.1")
    officer, address = signed_in(cast.officer), action.get_absolute_url()
    assert "New target date: April 2011" in officer.get(address).content.decode()
    assert "New target date: April 2011" in officer.get(f"{plan.get_absolute_url()}dates/").content.decode()
    answer = officer.post(f"{address}found-target/", {"to": "2011-04", "what": "accept"})
    assert answer.status_code == 302
    moved = TargetRevision.objects.get()
    assert (moved.was, moved.to, moved.found_in) == ("2010-04-30", "2011-04", "New target date: April 2011")
    assert now(action).due_on == date(2011, 4, 30)
    assert not found_targets(now(action))


def test_what_was_dismissed_is_not_offered_again(cast, action):
    edit_action(by=cast.officer, action=action, changes={"progress": "New target: May 2015"})
    (found,) = found_targets(now(action))
    dismiss_found_target(by=cast.officer, action=action, to=found.to, found_in=found.words)
    assert found_targets(now(action)) == ()
    assert now(action).due_on == date(2014, 3, 31)


def test_readers_are_told_how_a_target_moved_and_not_what_is_proposed(client, cast, led):
    revise_target(by=cast.officer, action=led, to="2014-09", reason="The census is late")
    propose_revision(by=cast.lead, action=led, to="2015", reason="A secret reason")
    edit_action(by=cast.officer, action=led, changes={"progress": "New target: May 2015"})
    client.force_login(account_of(cast.viewer))
    for address in (led.get_absolute_url(), f"{led.plan.get_absolute_url()}dates/"):
        page = client.get(address).content.decode()
        assert "The census is late" in page
        assert "A secret reason" not in page
        assert "seems to name a new target" not in page
        assert "found-target" not in page


def test_accepted_revisions_travel_with_the_plan_file_and_proposals_do_not(cast, led):
    revise_target(by=cast.officer, action=led, to="2014-09", reason="The census is late")
    propose_revision(by=cast.lead, action=led, to="2015", reason="Illness")
    file = plan_file(Plan.objects.get(pk=led.plan.pk))
    (moved,) = file.actions[0].timescale.revisions
    assert moved.model_dump() == {
        "date": "2014-03-03",
        "was": "2014-03",
        "to": "2014-09",
        "reason": "The census is late",
    }
    again = import_plan(by=cast.officer, organisation=cast.body, file=file, slug="again")
    copied = again.actions.get(key=led.key)
    assert copied.due_on == date(2014, 9, 30)
    assert plan_file(again).actions[0].timescale == file.actions[0].timescale


def test_changing_other_words_of_an_action_takes_no_revision_away(cast, action):
    revise_target(by=cast.officer, action=action, to="2014-09", reason="The census is late")
    due = {"text": "April 2014", "entries": [{"kind": "due", "date": "2014-04"}]}
    changed = edit_action(by=cast.officer, action=now(action), changes={"timescale": due, "title": "Other"})
    assert (changed.due_on, changed.revisions.count()) == (date(2014, 9, 30), 1)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ANY, st.sampled_from(["move", "accept", "refuse", "dismiss"])), max_size=5))
def test_revisions_and_events_replay_to_the_same_state(cast, plan, steps):
    action = plan.actions.get(key="2.2.1")
    for to, how in steps:
        given_ = {"by": cast.officer, "action": now(action), "to": to}
        try:
            if how == "move":
                revise_target(**given_, reason="Late")
            elif how == "dismiss":
                dismiss_found_target(**given_, found_in=f"New target: {to}")
            else:
                proposed = propose_revision(**given_, reason="Late")
                decide_revision(by=cast.officer, revision=proposed, accept=how == "accept", note="So")
        except ValidationError as error:
            assert "target already" in str(error)  # noqa: PT017  only this may be refused
    held = actions_with_facts(Action.objects.all()).get(pk=action.pk)
    replayed = states_of_plan(plan.uid, until=clock.now())
    assert replayed["action", action.uid] == item_state(held)
    told = plan_file_as_of(plan.uid, clock.now())
    assert told is not None
    assert json_bytes(told) == json_bytes(plan_file(Plan.objects.get(pk=plan.pk)))
    kept = (held.due_on, held.settled)
    keep_dates(held)
    assert (held.due_on, held.settled) == kept
