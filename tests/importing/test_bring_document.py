"""Bringing a document: it is kept, read in the sandbox by a job, and nothing is live before acceptance."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.importing.conftest import PLAN, brought

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.history.models import Event
from dueregard.importing import operations, readings
from dueregard.importing.models import Draft, State
from dueregard.importing.operations import abandon_draft, bring_document, read_again
from dueregard.importing.tasks import READER
from dueregard.plans.models import Plan


def bring(by, body, **more):
    return bring_document(by=by, organisation=body, name="plan.csv", content=PLAN.encode(), **more)


def test_a_document_is_kept_and_its_draft_waits_to_be_read(cast):
    draft = bring(cast.officer, cast.body)
    assert draft.state == State.READING
    assert store.get(draft.document.sha256) == PLAN.encode()
    assert [event.verb for event in Event.objects.filter(organisation="ashby")][-2:] == [
        "keep_document",
        "bring_document",
    ]


def test_the_job_reads_it_when_the_transaction_is_over(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        draft = bring(cast.officer, cast.body)
    draft.refresh_from_db()
    assert draft.state == State.READY
    assert [action.ref for action in draft.plan_file.actions] == ["1.1", "1.2", "1.3"]
    assert Document.objects.get().kind == "csv"


def test_nothing_is_live_before_acceptance(draft):
    assert draft.state == State.READY
    assert not Plan.objects.exists()


def test_a_document_that_is_no_plan_says_so_and_stays_kept(cast):
    draft = brought(cast, content="Dear all,\n\nthe meeting is on Monday.\n", name="letter.txt")
    assert draft.state == State.UNREADABLE
    assert "letter.txt" in draft.message
    assert Document.objects.count() == 1


def test_only_officers_and_administrators_of_the_body_bring_documents(cast):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            bring(who, cast.body)
    assert not Draft.objects.exists()
    assert not Document.objects.exists()


def test_only_whoever_may_edit_a_plan_brings_its_newer_version(cast, plan):
    with pytest.raises(PermissionDenied):
        bring(cast.administrator, cast.body, renews=plan)
    assert bring(cast.officer, cast.body, renews=plan).renews == plan


def test_a_draft_is_seen_by_nobody_else(cast, draft):
    assert list(Draft.objects.visible_to(cast.administrator)) == [draft]
    for who in cast.all_but("officer", "administrator"):
        assert not Draft.objects.visible_to(who).exists()


def test_a_draft_given_up_while_it_was_read_stays_given_up(cast):
    draft = bring(cast.officer, cast.body)
    abandon_draft(by=cast.officer, draft=draft)
    readings.read(draft, by=READER)
    draft.refresh_from_db()
    assert draft.state == State.ABANDONED
    assert draft.reading == {}


def test_a_reading_that_is_called_off_stops_at_once(cast, monkeypatch):
    draft = bring(cast.officer, cast.body)
    monkeypatch.setattr(readings, "ASK_SECONDS", 0.0)

    def give_up(draft, step):
        abandon_draft(by=cast.officer, draft=draft)

    monkeypatch.setattr(readings, "_show", give_up)
    readings.read(draft, by=READER)
    draft.refresh_from_db()
    assert (draft.state, draft.opened) == (State.ABANDONED, "")


def test_an_unreadable_document_can_be_read_again(cast):
    draft = brought(cast, content="hello", name="hello.txt")
    again = read_again(by=cast.officer, draft=draft)
    assert (again.state, again.message) == (State.READING, "")


def test_a_draft_that_was_given_up_is_not_read_again(cast, draft):
    abandon_draft(by=cast.officer, draft=draft)
    with pytest.raises(operations.NotReady):
        read_again(by=cast.officer, draft=draft)


def test_a_plan_file_is_taken_as_it_is(cast):
    content = '{"format": "dueregard-plan", "version": 1, "actions": [{"ref": "7", "title": "Train staff"}]}'
    draft = brought(cast, content=content, name="export.json")
    assert draft.state == State.READY
    assert draft.plan_file.actions[0].title == "Train staff"


def test_a_broken_plan_file_tells_the_place_of_its_fault(cast):
    content = '{"format": "dueregard-plan", "version": 1, "actions": [{"titel": "Train staff"}]}'
    draft = brought(cast, content=content, name="export.json")
    assert draft.state == State.UNREADABLE
    assert "actions.0.titel" in draft.message
