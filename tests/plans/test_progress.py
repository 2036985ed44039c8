"""Keeping up an action: progress, steps in its life, rating, evidence, comments; who may, what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.cast import account_of
from tests.factories import HoldingFactory, PostFactory

from dueregard import clock
from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.exchange.export import plan_file as exported
from dueregard.history.models import Event
from dueregard.history.queries import states_of_plan
from dueregard.importing.taking import states_of
from dueregard.planfile.files import to_bytes as json_bytes
from dueregard.plans.models import Action, Plan
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import (
    add_evidence,
    clear_rating,
    comment,
    complete_action,
    correct_progress,
    mark_not_applicable,
    pause_action,
    record_progress,
    reopen_action,
    resume_action,
    retire_evidence,
    set_rating,
    withdraw_action,
)

pytestmark = pytest.mark.django_db
ON = "2014-02-03"
LINK = "https://example.invalid/minutes"


@pytest.fixture
def action(plan):
    return plan.actions.get(key="2.1.1")


@pytest.fixture
def led(cast, action):
    """The action once its lead is bound to a post that Leah holds."""
    account = account_of(cast.lead)
    post = PostFactory(organisation=cast.body, title="Equality Improvement Officer")
    HoldingFactory(post=post, account=account)
    action.leads.filter(name="EIO").update(post=post)
    return action


def now(action):
    return Action.objects.get(pk=action.pk)


def test_progress_is_an_entry_with_a_day_an_author_and_a_status(cast, action):
    entry = record_progress(by=cast.officer, action=action, text="Sent out", on=ON, status="in-progress")
    assert list(action.updates.all())[-1] == entry
    assert (entry.date, entry.author, entry.status, entry.recorded_at is not None) == (
        ON,
        "Olive",
        "in-progress",
        True,
    )
    assert now(action).status == "in-progress"
    assert exported(action.plan).actions[0].updates[-1].text == "Sent out"


def test_an_entry_without_a_status_leaves_it(cast, action):
    record_progress(by=cast.officer, action=action, text="Sent out", on=ON)
    assert now(action).status == "delayed"


def test_the_status_of_an_occurrence_is_not_the_action_s(cast, action):
    told = {"text": "Done", "on": ON, "status": "completed", "occurrence": "2014-03"}
    entry = record_progress(by=cast.officer, action=action, **told)
    assert (entry.occurrence, entry.status, now(action).status) == ("2014-03", "completed", "delayed")


@pytest.mark.parametrize(
    "told",
    [
        {"text": " "},
        {"text": "x", "status": "completed"},
        {"text": "x", "status": "paused"},
        {"text": "x", "status": "fine"},
        {"text": "x", "on": "yesterday"},
    ],
)
def test_progress_is_refused_that_says_nothing_or_too_much(cast, action, told):
    before = Event.objects.count()
    with pytest.raises(ValidationError):
        record_progress(by=cast.officer, action=action, **{"on": ON, **told})
    assert (action.updates.count(), now(action).status, Event.objects.count()) == (1, "delayed", before)


def test_the_same_words_twice_in_a_row_are_a_slip(cast, action):
    record_progress(by=cast.officer, action=action, text="Sent out", on=ON)
    with pytest.raises(ValidationError, match="just now"):
        record_progress(by=cast.officer, action=action, text="Sent out", on=ON)
    record_progress(by=cast.officer, action=action, text="Sent out", on="2014-02-04")


def test_completing_says_what_was_achieved(cast, action):
    complete_action(by=cast.officer, action=action, achieved="Planners use it", on=ON)
    held = now(action)
    assert (held.status, held.actual_outcome, held.settled) == ("completed", "Planners use it", True)
    assert held.updates.last().text == "Planners use it"
    with pytest.raises(ValidationError, match="completed already"):
        complete_action(by=cast.officer, action=action, achieved="Again", on=ON)


def test_nothing_is_completed_without_an_outcome(cast, action):
    with pytest.raises(ValidationError, match="achieved"):
        complete_action(by=cast.officer, action=action, achieved=" ", on=ON)
    assert not now(action).settled


@pytest.mark.parametrize(
    ("give_up", "status"), [(withdraw_action, "withdrawn"), (mark_not_applicable, "not-applicable")]
)
def test_what_is_given_up_says_why_and_stays_in_the_plan(cast, action, give_up, status):
    with pytest.raises(ValidationError, match="why"):
        give_up(by=cast.officer, action=action, reason="", on=ON)
    give_up(by=cast.officer, action=action, reason="Another service does it", on=ON)
    held = now(action)
    assert (held.status, held.settled, held.updates.last().text) == (status, True, "Another service does it")
    assert Event.objects.last().reason == "Another service does it"
    assert len(exported(action.plan).actions) == 3


def test_a_closed_action_is_reopened_before_anything_else_becomes_of_it(cast, action):
    withdraw_action(by=cast.officer, action=action, reason="No money", on=ON)
    for again in (withdraw_action, mark_not_applicable, pause_action):
        with pytest.raises(ValidationError, match="Reopen"):
            again(by=cast.officer, action=action, reason="x", on=ON)
    with pytest.raises(ValidationError, match="Reopen"):
        record_progress(by=cast.officer, action=action, text="x", on=ON, status="in-progress")
    with pytest.raises(ValidationError, match="Reopen"):
        complete_action(by=cast.officer, action=action, achieved="x", on=ON)
    record_progress(by=cast.officer, action=action, text="A late report came in", on=ON)
    reopen_action(by=cast.officer, action=action, reason="There is money", on=ON)
    assert (now(action).status, now(action).settled) == ("in-progress", False)


def test_what_a_timescale_calls_completed_can_be_reopened(cast, action):
    Action.objects.filter(pk=action.pk).update(status="", settled=True)
    reopen_action(by=cast.officer, action=action, reason="It was another one", on=ON, status="not-started")
    assert (now(action).status, now(action).settled) == ("not-started", False)


def test_only_what_is_closed_is_reopened_and_only_what_is_paused_resumed(cast, action):
    with pytest.raises(ValidationError, match="not closed"):
        reopen_action(by=cast.officer, action=action, reason="x", on=ON)
    with pytest.raises(ValidationError, match="not paused"):
        resume_action(by=cast.officer, action=action, text="x", on=ON)


def test_a_pause_has_a_reason_and_may_have_a_day(cast, action):
    pause_action(by=cast.officer, action=action, reason="Local elections", on=ON, until=date(2014, 5, 8))
    held = now(action)
    assert (held.status, held.paused_until, held.settled) == ("paused", date(2014, 5, 8), False)
    with pytest.raises(ValidationError, match="Resume"):
        record_progress(by=cast.officer, action=action, text="x", on=ON, status="in-progress")
    pause_action(by=cast.officer, action=action, reason="Local elections", on=ON, until=date(2014, 6, 8))
    resume_action(by=cast.officer, action=action, text="The election is over", on="2014-05-09")
    assert (now(action).status, now(action).paused_until) == ("in-progress", None)


def test_no_pause_without_a_reason(cast, action):
    with pytest.raises(ValidationError, match="why"):
        pause_action(by=cast.officer, action=action, reason=" ", on=ON)


def test_a_rating_by_hand_is_cleared_again(cast, action):
    set_rating(by=cast.officer, action=action, rating="amber", reason="The partner has promised")
    assert (now(action).rating, now(action).rating_reason) == ("amber", "The partner has promised")
    clear_rating(by=cast.officer, action=action)
    assert (now(action).rating, now(action).rating_reason) == ("", "")


def test_there_are_five_ratings(cast, action):
    with pytest.raises(ValidationError, match="no such"):
        set_rating(by=cast.officer, action=action, rating="purple", reason="x")


def test_a_link_goes_with_its_entry_into_every_file(cast, action):
    proof = Proof(url=LINK, title="Minutes", expires_on=date(2015, 1, 1))
    entry = record_progress(by=cast.officer, action=action, text="Agreed", on=ON, evidence=[proof])
    evidence = action.evidence.get()
    assert (evidence.update, evidence.title, evidence.expires_on) == (entry, "Minutes", date(2015, 1, 1))
    assert exported(action.plan).actions[0].updates[-1].evidence == [LINK]


def test_a_file_is_kept_under_its_hash_and_stays_in_the_house(cast, led, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    add_evidence(by=cast.lead, action=led, evidence=[Proof(name="minutes.pdf", content=b"agreed")])
    document = led.evidence.get().document
    assert (document.name, store.get(document.sha256), document.brought_by) == (
        "minutes.pdf",
        b"agreed",
        "Leah",
    )
    assert b"minutes.pdf" not in json_bytes(exported(led.plan))
    readers = {who.label for who in cast.everybody().values() if Document.objects.visible_to(who).exists()}
    assert readers == {"Adam", "Olive", "Leah", "Amara", "Vera", "Audrey", "operator"}


@pytest.mark.parametrize("proof", [Proof(), Proof(url="minutes"), Proof(url="javascript:alert(1)")])
def test_evidence_is_a_file_or_an_address(cast, action, proof, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(ValidationError):
        add_evidence(by=cast.officer, action=action, evidence=[proof])


def test_a_post_of_another_body_looks_after_nothing(cast, action):
    proof = Proof(url=LINK, owner=PostFactory(organisation=cast.other_body))
    with pytest.raises(ValidationError, match="another organisation"):
        add_evidence(by=cast.officer, action=action, evidence=[proof])


def test_retired_evidence_stays_listed_but_its_link_is_gone_from_the_entry(cast, action):
    record_progress(by=cast.officer, action=action, text="Agreed", on=ON, evidence=[Proof(url=LINK)])
    evidence = action.evidence.get()
    with pytest.raises(ValidationError, match="why"):
        retire_evidence(by=cast.officer, evidence=evidence, reason="")
    retire_evidence(by=cast.officer, evidence=evidence, reason="The page is gone")
    assert action.evidence.get().retired_because == "The page is gone"
    assert action.updates.last().evidence == []
    with pytest.raises(ValidationError, match="before"):
        retire_evidence(by=cast.officer, evidence=evidence, reason="Again")


def test_a_comment_mentions_those_who_may_see_it(cast, action):
    vera, stan = (account_of(who) for who in (cast.viewer, cast.stranger))
    said = comment(by=cast.officer, action=action, text="Vera, is this so?", mentions=[vera])
    assert (said.author, list(said.mentions.all())) == ("Olive", [vera])
    with pytest.raises(ValidationError, match="mentioned"):
        comment(by=cast.officer, action=action, text="Stan?", mentions=[stan])
    with pytest.raises(ValidationError):
        comment(by=cast.officer, action=action, text="")


def test_comments_are_in_no_file(cast, action):
    comment(by=cast.officer, action=action, text="Between us")
    assert b"Between us" not in json_bytes(exported(action.plan))


OF_LEADS = [
    (record_progress, {"text": "Sent out", "on": ON}),
    (complete_action, {"achieved": "Used", "on": ON}),
    (add_evidence, {"evidence": [Proof(url=LINK)]}),
]
OF_OFFICERS = [
    (withdraw_action, {"reason": "x", "on": ON}),
    (mark_not_applicable, {"reason": "x", "on": ON}),
    (pause_action, {"reason": "x", "on": ON}),
    (resume_action, {"text": "x", "on": ON}),
    (reopen_action, {"reason": "x", "on": ON}),
    (set_rating, {"rating": "red", "reason": "x"}),
    (clear_rating, {}),
]


@pytest.mark.parametrize(("operation", "given"), OF_LEADS)
def test_a_lead_keeps_up_own_actions_and_no_others(cast, led, operation, given):
    other = led.plan.actions.get(key="2.2.1")
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            operation(by=who, action=other, **given)
    for who in cast.all_but("officer", "lead"):
        with pytest.raises(PermissionDenied):
            operation(by=who, action=led, **given)
    operation(by=cast.lead, action=led, **given)
    assert Event.objects.last().actor == cast.lead


@pytest.mark.parametrize(("operation", "given"), OF_OFFICERS)
def test_what_becomes_of_an_action_is_the_officer_s_to_say(cast, led, operation, given):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            operation(by=who, action=led, **given)


def test_only_those_who_may_record_may_retire(cast, led):
    add_evidence(by=cast.lead, action=led, evidence=[Proof(url=LINK)])
    for who in cast.all_but("officer", "lead"):
        with pytest.raises(PermissionDenied):
            retire_evidence(by=who, evidence=led.evidence.get(), reason="x")


def test_leads_comment_on_own_actions_officers_and_approvers_on_all(cast, led):
    other = led.plan.actions.get(key="2.2.1")
    for who in cast.all_but("officer", "approver"):
        with pytest.raises(PermissionDenied):
            comment(by=who, action=other, text="Hm")
    comment(by=cast.approver, action=other, text="Hm")
    comment(by=cast.lead, action=led, text="Hm")


def test_history_tells_all_of_it(cast, led):
    plan = Plan.objects.get(pk=led.plan.pk)
    record_progress(by=cast.lead, action=led, text="Agreed", on=ON, evidence=[Proof(url=LINK)])
    retire_evidence(by=cast.lead, evidence=led.evidence.get(), reason="Gone")
    pause_action(by=cast.officer, action=led, reason="Elections", on=ON, until=date(2014, 5, 8))
    comment(by=cast.officer, action=led, text="Hm", mentions=[account_of(cast.lead)])
    set_rating(by=cast.officer, action=led, rating="red", reason="Nobody is there")
    assert states_of_plan(plan.uid, until=clock.now()) == states_of(plan)
    assert set(Event.objects.last().changes.get().after) == {"rating_reason"}


def test_whoever_recorded_an_entry_puts_it_right_and_history_keeps_what_it_said(cast, led):
    entry = record_progress(by=cast.lead, action=led, text="12 were traned", on=ON)
    told = {"text": "12 were trained", "on": "2014-02-04", "reason": "A slip of the pen"}
    kept = correct_progress(by=cast.lead, entry=entry, **told)
    assert (kept.text, kept.date, kept.position) == ("12 were trained", "2014-02-04", entry.position)
    assert kept.corrected_at
    event = Event.objects.latest("id")
    assert (event.verb, event.reason, event.actor) == ("correct_progress", "A slip of the pen", cast.lead)
    before = event.changes.get().before["updates"]
    assert (before[-1]["text"], before[-1]["date"]) == ("12 were traned", ON)
    state = states_of_plan(led.plan.uid, until=clock.now())
    assert state == states_of(Plan.objects.get(pk=led.plan.pk))


def test_an_officer_puts_any_entry_right_and_a_lead_only_their_own(cast, led):
    entry = record_progress(by=cast.officer, action=led, text="Begn", on=ON)
    told = {"text": "Begun", "on": ON, "reason": "A slip"}
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            correct_progress(by=who, entry=entry, **told)
    brought = led.updates.filter(recorded_at=None).first()
    assert correct_progress(by=cast.officer, entry=brought, **told).text == "Begun"
    assert correct_progress(by=cast.officer, entry=entry, **told).text == "Begun"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": " "}, "what has happened"),
        ({"reason": ""}, "Say why"),
        ({"text": "Begn"}, "Nothing is different"),
        ({"on": "some day"}, "date"),
    ],
)
def test_what_corrects_nothing_is_refused(cast, action, changes, problem):
    entry = record_progress(by=cast.officer, action=action, text="Begn", on=ON)
    with pytest.raises(ValidationError, match=problem):
        correct_progress(
            by=cast.officer, entry=entry, **{"text": "Begun", "on": ON, "reason": "x", **changes}
        )
    entry.refresh_from_db()
    assert (entry.text, entry.corrected_at) == ("Begn", None)


def test_how_an_action_stands_stays_and_its_outcome_follows_the_words_that_told_it(cast, action):
    entry = complete_action(by=cast.officer, action=action, achieved="Al are trained", on=ON)
    correct_progress(by=cast.officer, entry=entry, text="All are trained", on=ON, reason="A slip")
    action.refresh_from_db()
    assert (action.status, action.actual_outcome) == ("completed", "All are trained")
    assert action.updates.last().status == "completed"
