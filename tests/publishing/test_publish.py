"""The way to an edition: settled, proposed, approved by another, corrected, withdrawn; nothing internal."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.cast import account_of
from tests.factories import AccountFactory, HoldingFactory, PostFactory
from tests.plan_files import SECRET, something_of_everything, with_secrets
from tests.publishing.conftest import choose_all, settle_all

from dueregard.documents.operations import keep_document
from dueregard.editions.models import Edition, Site
from dueregard.exchange.operations import import_plan
from dueregard.history.models import Change, Event
from dueregard.organisations.models import Role
from dueregard.organisations.operations import add_member
from dueregard.planfile.public import TAKEN_OUT
from dueregard.plans.operations import edit_action, edit_plan, redact_words
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import comment, pause_action, record_progress
from dueregard.publishing.models import Proposal
from dueregard.publishing.operations import (
    Settled,
    approve_edition,
    choose_public,
    propose_edition,
    refuse_edition,
    set_publishing_policy,
    settle_words,
    take_back_proposal,
    withdraw_publication,
)
from dueregard.publishing.queries import coming

pytestmark = pytest.mark.django_db


def propose(cast, plan, **given):
    settle_all(cast.officer, plan)
    values = {"by": cast.officer, "approver": account_of(cast.approver), **given}
    return propose_edition(plan=plan, **values)


def test_what_is_approved_is_released_letter_by_letter(cast, proposal):
    edition = approve_edition(by=cast.approver, proposal=proposal)
    assert (edition.number, edition.content, edition.sha256) == (1, proposal.content, proposal.sha256)
    assert (edition.plan.slug, edition.note) == ("equality-scheme", "The first.")
    assert Site.objects.get().name == cast.body.name


def test_what_changes_after_the_proposal_does_not_come_into_it(cast, plan, proposal):
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Renamed"})
    assert "Renamed" not in approve_edition(by=cast.approver, proposal=proposal).content


def test_nothing_is_proposed_while_words_wait_to_be_settled(cast, plan):
    with pytest.raises(ValidationError, match=r"ST\?"):
        propose_edition(by=cast.officer, plan=plan, approver=account_of(cast.approver))
    assert not Proposal.objects.exists()


def test_a_person_is_replaced_by_the_post_that_they_hold(cast, plan):
    HoldingFactory(post=PostFactory(organisation=cast.body, title="Equality Manager"), name="Jo Bloggs")
    action = plan.actions.first()
    edit_action(by=cast.officer, action=action, changes={"outcome": "Jo Bloggs reports"})
    (jo,) = [each for each in coming(plan).people if each.found.words == "Jo Bloggs"]
    assert jo.post == "Equality Manager"
    settle_words(by=cast.officer, plan=plan, settled={"Jo Bloggs": Settled("put", jo.post)})
    edition = approve_edition(by=cast.approver, proposal=propose(cast, plan))
    assert edition.file().actions[0].outcome == "Equality Manager reports"
    assert "Bloggs" not in edition.content


def test_an_address_can_be_taken_out(cast, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "Write to jo@ashby.invalid."})
    settle_words(by=cast.officer, plan=plan, settled={"jo@ashby.invalid": Settled("out")})
    edition = approve_edition(by=cast.approver, proposal=propose(cast, plan))
    assert edition.file().plan.closing == f"Write to {TAKEN_OUT}."


def test_other_words_are_put_only_where_they_are_said(cast, plan):
    with pytest.raises(ValidationError):
        settle_words(by=cast.officer, plan=plan, settled={"ST?": Settled("put", " ")})


def test_the_author_may_not_approve_where_the_body_wants_another(cast, plan):
    add_member(by=cast.operator, organisation=cast.body, account=account_of(cast.officer), role=Role.APPROVER)
    with pytest.raises(ValidationError, match="may not be asked"):
        propose(cast, plan, approver=account_of(cast.officer))


def test_the_author_may_approve_where_one_person_is_enough(cast, plan):
    set_publishing_policy(by=cast.administrator, organisation=cast.body, second_person=False)
    proposal = propose(cast, plan, approver=account_of(cast.officer))
    assert approve_edition(by=cast.officer, proposal=proposal).number == 1


def test_a_rule_that_came_after_the_proposal_holds_for_it(cast, plan):
    set_publishing_policy(by=cast.administrator, organisation=cast.body, second_person=False)
    proposal = propose(cast, plan, approver=account_of(cast.officer))
    set_publishing_policy(by=cast.administrator, organisation=cast.body, second_person=True)
    with pytest.raises(ValidationError, match="Somebody other"):
        approve_edition(by=cast.officer, proposal=proposal)


def test_nobody_but_the_named_approver_approves_or_refuses(cast, proposal):
    add_member(by=cast.operator, organisation=cast.body, account=account_of(cast.viewer), role=Role.APPROVER)
    for who in cast.all_but("approver"):
        with pytest.raises(PermissionDenied):
            approve_edition(by=who, proposal=proposal)
        with pytest.raises(PermissionDenied):
            refuse_edition(by=who, proposal=proposal, reason="No")
    assert not Edition.objects.exists()


def test_who_is_no_approver_can_not_be_asked(cast, plan):
    for who in (account_of(cast.viewer), account_of(cast.stranger), AccountFactory()):
        with pytest.raises(ValidationError, match="may not be asked"):
            propose(cast, plan, approver=who)


def test_only_the_officer_takes_the_other_steps(cast, plan, proposal):
    approve_edition(by=cast.approver, proposal=proposal)
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            choose_public(by=who, plan=plan, public={})
        with pytest.raises(PermissionDenied):
            settle_words(by=who, plan=plan, settled={})
        with pytest.raises(PermissionDenied):
            propose_edition(by=who, plan=plan, approver=account_of(cast.approver))
        with pytest.raises(PermissionDenied):
            take_back_proposal(by=who, proposal=proposal, reason="No")
        with pytest.raises(PermissionDenied):
            withdraw_publication(by=who, plan=plan, number=1, reason="No")
    for who in cast.all_but("administrator"):
        with pytest.raises(PermissionDenied):
            set_publishing_policy(by=who, organisation=cast.body, second_person=False)


def test_one_proposal_waits_at_a_time(cast, plan, proposal):
    with pytest.raises(ValidationError, match="waits for approval already"):
        propose(cast, plan)


def test_a_proposal_is_decided_once(cast, plan, proposal):
    refuse_edition(by=cast.approver, proposal=proposal, reason="Too soon")
    with pytest.raises(ValidationError, match="refused already"):
        approve_edition(by=cast.approver, proposal=proposal)
    again = propose(cast, plan)
    take_back_proposal(by=cast.officer, proposal=again, reason="A slip")
    with pytest.raises(ValidationError, match="taken back already"):
        refuse_edition(by=cast.approver, proposal=again, reason="Too late")


def test_who_refuses_says_why(cast, proposal):
    with pytest.raises(ValidationError):
        refuse_edition(by=cast.approver, proposal=proposal, reason=" ")


def test_what_was_tampered_with_is_not_released(cast, proposal):
    Proposal.objects.filter(pk=proposal.pk).update(content=proposal.content.replace("profile", "secret"))
    with pytest.raises(ValidationError, match="another"):
        approve_edition(by=cast.approver, proposal=proposal)


def test_a_correction_is_the_next_edition_and_the_same_twice_is_none(cast, plan, proposal):
    first = approve_edition(by=cast.approver, proposal=proposal)
    with pytest.raises(ValidationError, match="Nothing has changed"):
        propose(cast, plan)
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Publish two profiles"})
    found = coming(plan)
    assert [each.field for each in found.differences.actions.changed[0].fields] == ["title"]
    second = approve_edition(by=cast.approver, proposal=propose(cast, plan, note="A title was wrong."))
    assert (second.number, second.since, second.changed) == (2, first, 1)


def test_an_edition_is_withdrawn_for_a_reason_and_may_come_again(cast, plan, proposal):
    edition = approve_edition(by=cast.approver, proposal=proposal)
    with pytest.raises(ValidationError):
        withdraw_publication(by=cast.officer, plan=plan, number=1, reason="")
    withdraw_publication(by=cast.officer, plan=plan, number=1, reason="A name was in it")
    edition.refresh_from_db()
    assert edition.is_withdrawn
    with pytest.raises(ValidationError, match="no edition 1"):
        withdraw_publication(by=cast.officer, plan=plan, number=1, reason="Again")
    assert approve_edition(by=cast.approver, proposal=propose(cast, plan)).number == 2


def test_each_step_is_an_event(cast, plan, proposal):
    approve_edition(by=cast.approver, proposal=proposal)
    choose_all(cast.officer, plan)
    withdraw_publication(by=cast.officer, plan=plan, number=1, reason="A name was in it")
    events = list(Event.objects.filter(plan=plan.uid).order_by("id")[1:])
    assert [(each.verb, each.actor_label) for each in events] == [
        ("settle_words", "Olive"),
        ("propose_edition", "Olive"),
        ("approve_edition", "Amara"),
        ("choose_public", "Olive"),
        ("withdraw_publication", "Olive"),
    ]
    assert events[-1].reason == "A name was in it"


def test_what_the_plan_has_not_can_not_be_made_public(cast, plan):
    with pytest.raises(ValidationError, match="source"):
        choose_public(by=cast.officer, plan=plan, public={("field", "source"): True})


def test_nothing_internal_is_in_anything_that_is_released(cast):
    """The most generous choice, every word left as it stands, a secret in every place that is internal."""
    file = with_secrets(something_of_everything())
    plan = import_plan(by=cast.officer, organisation=cast.body, file=file, slug="whole", reason=SECRET)
    action = plan.actions.get(key="2.1.1")
    keep_document(by=cast.officer, organisation=cast.body, name=f"{SECRET}.docx", content=SECRET.encode())
    comment(by=cast.officer, action=action, text=SECRET)
    proof = [Proof(url=f"https://example.invalid/{SECRET}", title=SECRET)]
    record_progress(by=cast.officer, action=action, text="Told all", on="2026-01-02", evidence=proof)
    pause_action(by=cast.officer, action=action, reason="Waiting", on="2026-01-03")
    choose_all(cast.officer, plan)
    edition = approve_edition(by=cast.approver, proposal=propose(cast, plan))
    assert "Told all" in edition.content
    assert SECRET not in edition.content
    for word in (cast.officer.label, cast.approver.label, cast.officer.id, "confidence", "remarks"):
        assert word not in edition.content
    rows = [*edition.objectives.values(), *edition.actions.values(), *Site.objects.values()]
    assert SECRET not in json.dumps(rows, default=str)


def test_words_removed_for_good_go_out_of_proposals_and_editions(cast, plan):
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"outcome": "Jo Bloggs reports"})
    edition = approve_edition(by=cast.approver, proposal=propose(cast, plan, note="Asked Jo Bloggs"))
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    edition.refresh_from_db()
    held = Proposal.objects.get()
    for text in (edition.content, edition.note, held.content, held.note, str(plan.settlements.values())):
        assert "Jo Bloggs" not in text
    assert edition.redacted_reason == "Asked under article 17"
    assert not [each for each in Change.objects.all() if "Jo Bloggs" in f"{each.before}{each.after}"]


def test_words_removed_for_good_go_out_of_the_reason_of_a_withdrawal(cast, plan, proposal):
    edition = approve_edition(by=cast.approver, proposal=proposal)
    withdraw_publication(by=cast.officer, plan=plan, number=1, reason="It named Jo Bloggs.")
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    edition.refresh_from_db()
    assert "Bloggs" not in edition.withdrawn_reason
    assert edition.is_withdrawn


def test_a_proposal_from_which_words_were_removed_is_proposed_again(cast, plan):
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"outcome": "Jo Bloggs reports"})
    proposal = propose(cast, plan)
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    with pytest.raises(ValidationError, match="Propose it again"):
        approve_edition(by=cast.approver, proposal=proposal)
