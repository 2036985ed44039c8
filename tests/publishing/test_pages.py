"""The pages of publishing: what becomes public, settled, proposed, approved, withdrawn."""

import json

import pytest
from lxml import html
from tests.cast import account_of
from tests.pages import words_on
from tests.publishing.conftest import settle_all

from dueregard.editions.models import Edition
from dueregard.plans.operations import edit_action, edit_plan
from dueregard.publishing.models import Decided, Policy, Proposal
from dueregard.publishing.operations import approve_edition
from dueregard.publishing.queries import coming

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, cast):
    client.force_login(account_of(cast.officer))
    return client


@pytest.fixture
def address(plan):
    return f"{plan.get_absolute_url()}publishing/"


def test_the_page_says_what_is_public_and_what_is_to_be_settled(officer, plan, address):
    page = words_on(officer.get(address))
    assert "PublicLead officer, Introduction" in page
    assert "InternalNotes, What was achieved" in page
    assert "ST? (name): 2.1.1 (leads). to be settled" in page
    assert "once all words under 2 are settled" in page


def test_numbers_and_small_counts_are_listed_with_their_place(officer, cast, plan, address):
    words = "Ring 01530 454545. 3 employees left."
    edit_plan(by=cast.officer, plan=plan, changes={"introduction": words})
    page = words_on(officer.get(address))
    assert "01530 454545 (telephone number): introduction" in page
    assert "3 employees: introduction" in page


def test_columns_and_fields_are_chosen_by_ticking(officer, plan, address):
    form = html.fromstring(officer.get(f"{address}choice/").content).forms[-1]
    ticked = form.fields["columns"] if "columns" in form.fields else form.inputs["columns"].value
    assert set(ticked) == {"lead"}
    officer.post(f"{address}choice/", {"columns": ["notes"], "fields_beside": ["progress"]})
    decided = {each.name: each.public for each in Decided.objects.all()}
    assert decided["notes"] is True
    assert decided["lead"] is False
    assert decided["progress"] is True
    file = coming(plan).file
    assert [column.id for column in file.plan.columns] == ["action", "notes"]
    assert file.actions[0].progress == "First draft"


def test_words_are_settled_and_the_preview_shows_how(officer, cast, plan, address):
    edit_action(
        by=cast.officer, action=plan.actions.get(ref="2.1.1"), changes={"outcome": "Cllr Bloggs asks"}
    )
    people = [each.found.words for each in coming(plan).people]
    answers = {f"how-{people.index('ST?')}": "out", f"how-{people.index('Cllr Bloggs')}": "put"}
    missing = officer.post(f"{address}people/", answers)
    assert missing.status_code == 422
    assert "Say which words are put for them." in words_on(missing)
    officer.post(f"{address}people/", {**answers, f"put-{people.index('Cllr Bloggs')}": "The chair"})
    preview = words_on(officer.get(f"{address}preview/"))
    assert "The chair asks" in preview
    assert "Bloggs" not in preview
    assert "ST?" not in preview


def test_the_preview_shows_what_is_public_and_not_what_is_internal(officer, plan, address):
    preview = words_on(officer.get(f"{address}preview/"))
    for words in (
        "How we keep our duty.",
        "Publish a profile",
        "EIO",
        "Mar 2014, then yearly",
        "Gaps are known",
    ):
        assert words in preview
    for words in ("First draft", "Officer time", "Draft sent round", "as printed"):
        assert words not in preview
    file = officer.get(f"{address}preview.json").json()
    assert "source" not in file["actions"][0]


def test_proposed_approved_and_withdrawn_by_the_pages(client, cast, plan, address):
    client.force_login(account_of(cast.officer))
    settle_all(cast.officer, plan)
    sent = client.post(
        f"{address}propose/", {"approver": account_of(cast.approver).uid, "note": "The first."}, follow=True
    )
    assert "waits for Amara to approve it" in words_on(sent)
    proposal = Proposal.objects.get()
    assert client.get(f"{proposal.get_absolute_url()}approve/").status_code == 404
    client.force_login(account_of(cast.approver))
    page = client.get(proposal.get_absolute_url())
    assert "The edition, word by word" in words_on(page)
    assert json.loads(client.get(f"{proposal.get_absolute_url()[:-1]}.json").content)["actions"]
    done = client.post(f"{proposal.get_absolute_url()}approve/", follow=True)
    assert "The edition is public." in words_on(done)
    client.force_login(account_of(cast.officer))
    done = client.post(f"{address}editions/1/withdraw/", {"reason": "A name was in it"}, follow=True)
    assert "withdrawn" in words_on(done)
    assert Edition.objects.get().withdrawn_reason == "A name was in it"


def test_refused_and_taken_back_by_the_pages(client, cast, plan, proposal, address):
    client.force_login(account_of(cast.approver))
    assert client.post(f"{proposal.get_absolute_url()}refuse/", {}).status_code == 422
    client.post(f"{proposal.get_absolute_url()}refuse/", {"reason": "Too soon"})
    assert "refused, Amara: Too soon" in words_on(client.get(address))
    again = client.post(f"{proposal.get_absolute_url()}approve/")
    assert again.status_code == 422
    assert "refused already" in words_on(again)


def test_what_changed_since_the_last_edition_is_shown(officer, cast, plan, proposal, address):
    approve_edition(by=cast.approver, proposal=proposal)
    assert "Nothing has changed." in words_on(officer.get(address))
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Publish two profiles"})
    page = words_on(officer.get(address))
    assert "Since edition 1 of" in page
    assert "two profiles" in page
    data = officer.get(f"{address[:-1]}.json").json()
    assert [each["title"] for each in data["changes"]["actions"]["changed"]] == ["Publish two profiles"]
    assert data["editions"][0]["number"] == 1


def test_the_administrator_says_who_approves(client, cast):
    client.force_login(account_of(cast.administrator))
    client.post(f"{cast.body.get_absolute_url()}publishing/", {"second_person": "no"})
    assert Policy.objects.get().second_person is False


def test_the_page_asks_few_queries(officer, cast, plan, proposal, address, django_assert_max_num_queries):
    approve_edition(by=cast.approver, proposal=proposal)
    officer.get(address)
    with django_assert_max_num_queries(28):
        officer.get(address)
