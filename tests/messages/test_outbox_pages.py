"""The pages of the outbox: who got what when, the one step that mends each, and how letters look."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.cast import client_of
from tests.factories import MessageFactory

from dueregard.history.models import Change, Event
from dueregard.messages.models import Message
from dueregard.messages.operations import record_return, send_again, send_uncertain_again
from dueregard.messages.words import Status

OUTBOX = "/organisations/ashby/messages/"


@pytest.fixture
def officer(cast):
    return client_of(cast.officer)


def test_everybody_who_was_written_to_is_shown_with_what_became_of_it(officer, cast):
    MessageFactory(organisation=cast.body, name="Hal", status=Status.SENT, subject="Two actions")
    MessageFactory(organisation=cast.body, name="Una", status=Status.FAILED, cause="no-address", address="")
    MessageFactory(organisation=cast.other_body, name="Elsewhere")
    page = officer.get(OUTBOX).content.decode()
    assert "Two actions" in page
    assert "No e-mail address is known." in page
    assert "Elsewhere" not in page


def test_messages_can_be_narrowed_to_a_status(officer, cast):
    MessageFactory(organisation=cast.body, name="Hal", status=Status.SENT)
    MessageFactory(organisation=cast.body, name="Una", status=Status.FAILED)
    page = officer.get(f"{OUTBOX}?status=failed").content.decode()
    assert "Una" in page
    assert "Hal" not in page


def test_the_outbox_is_there_as_data_without_the_letters_words(officer, cast):
    kept = {"subject": "Two actions", "text": "Dear Hal"}
    sent = MessageFactory(organisation=cast.body, name="Hal", status=Status.SENT, **kept)
    failed = MessageFactory(organisation=cast.body, name="Una", status=Status.FAILED, cause="no-address")
    MessageFactory(organisation=cast.other_body)
    told = officer.get("/organisations/ashby/messages.json").json()
    assert told["numbers"] == {"sent": 1, "failed": 1}
    assert [each["uid"] for each in told["messages"]] == [failed.uid, sent.uid]
    assert [each["cause"] for each in told["messages"]] == ["no-address", ""]
    assert not any("text" in each for each in told["messages"])
    narrowed = officer.get("/organisations/ashby/messages.json?status=sent").json()
    assert [each["subject"] for each in narrowed["messages"]] == ["Two actions"]


def test_a_long_outbox_goes_on_on_another_page_in_few_queries(officer, cast, django_assert_max_num_queries):
    for number in range(51):
        MessageFactory(organisation=cast.body, name=f"Lead number {number}.")
    with django_assert_max_num_queries(10):
        page = officer.get(OUTBOX).content.decode()
    assert "Lead number 0." not in page
    oldest = Message.objects.order_by("id")[1]
    assert f"?before={oldest.pk}" in page
    assert "Lead number 0." in officer.get(f"{OUTBOX}?before={oldest.pk}").content.decode()


def test_the_letter_is_shown_as_it_was_kept_and_the_links_secret_is_not_there(officer, cast):
    message = MessageFactory(
        organisation=cast.body,
        status=Status.SENT,
        subject="Due",
        text="Dear Hal,\n\n[Go](https://x.invalid/…/)",
    )
    page = officer.get(f"{OUTBOX}{message.uid}/").content.decode()
    assert "Dear Hal," in page
    assert "https://x.invalid/…/" in page


@pytest.mark.parametrize("status", [Status.UNCERTAIN, Status.FAILED, Status.BOUNCED, Status.SENT])
def test_a_message_is_sent_again_by_one_step_that_history_tells_without_the_address(officer, cast, status):
    message = MessageFactory(organisation=cast.body, status=status, tries=7)
    officer.post(f"{OUTBOX}{message.uid}/again/")
    message.refresh_from_db()
    assert (message.status, message.tries) == (Status.QUEUED, 0)
    change = Change.objects.get(uid=message.uid)
    assert change.before | change.after == {"status": "queued"}
    assert Event.objects.get(pk=change.event_id).verb == "send_again"


@pytest.mark.parametrize("status", [Status.QUEUED, Status.SENDING, Status.NOT_NEEDED])
def test_what_is_on_its_way_or_not_needed_is_not_sent_again(cast, status):
    message = MessageFactory(
        organisation=cast.body, status=status, worker="w", claimed_at="2026-01-01T00:00Z"
    )
    with pytest.raises(ValidationError, match="on its way"):
        send_again(by=cast.officer, message=message)


def test_all_uncertain_messages_are_sent_again_at_once_and_no_others(officer, cast):
    for status in (Status.UNCERTAIN, Status.UNCERTAIN, Status.FAILED):
        MessageFactory(organisation=cast.body, status=status)
    MessageFactory(organisation=cast.other_body, status=Status.UNCERTAIN)
    assert "2 messages may have arrived or not" in officer.get(OUTBOX).content.decode()
    page = officer.post(f"{OUTBOX}again/", follow=True).content.decode()
    assert "2 messages are on their way again." in page
    assert Message.objects.filter(status=Status.QUEUED).count() == 2


def test_a_message_that_came_back_is_marked_so_and_only_a_sent_one_can(cast):
    sent = MessageFactory(organisation=cast.body, status=Status.SENT)
    assert record_return(by=cast.officer, message=sent).status == Status.BOUNCED
    with pytest.raises(ValidationError, match="come back"):
        record_return(by=cast.officer, message=MessageFactory(organisation=cast.body))


def test_only_who_runs_the_plans_may_send_again(cast):
    message = MessageFactory(organisation=cast.body, status=Status.UNCERTAIN)
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            send_again(by=who, message=message)
        with pytest.raises(PermissionDenied):
            send_uncertain_again(by=who, organisation=cast.body)
        with pytest.raises(PermissionDenied):
            record_return(by=who, message=message)


def test_a_kind_of_letter_can_be_looked_at_and_tried_on_oneself_once_a_minute(officer, cast):
    assert "Trial" in officer.get(f"{OUTBOX}kinds/").content.decode()
    assert "reaches you" in officer.get(f"{OUTBOX}kinds/trial/").content.decode()
    for _ in range(2):
        page = officer.post(f"{OUTBOX}kinds/trial/", follow=True).content.decode()
    assert "It is on its way to olive@example.invalid." in page
    assert Message.objects.get().address == "olive@example.invalid"
    assert officer.get(f"{OUTBOX}kinds/love/").status_code == 404
