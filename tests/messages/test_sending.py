"""Sending, against a real mail server: every message says how far it came, whatever the server does."""

from datetime import timedelta

import pytest
from tests.factories import AccountFactory, HoldingFactory, MessageFactory

from dueregard import clock
from dueregard.messages import sending
from dueregard.messages.letters import Composer, Letter, composers
from dueregard.messages.models import Message
from dueregard.messages.words import Cause, Status

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def queued(cast):
    """Makes messages that wait, to accounts of their own."""

    def make(**told):
        account = AccountFactory()
        return MessageFactory(organisation=cast.body, recipient=account.uid, **told)

    return make


@pytest.fixture
def kind(monkeypatch):
    """Has letters of the kind "trial" written by the function that is given."""

    def write_by(compose):
        monkeypatch.setitem(composers(), "trial", Composer("Trial", compose, lambda _body: Letter("", "")))

    return write_by


def now_of(message):
    return Message.objects.get(pk=message.pk)


def test_a_letter_goes_out_as_text_and_as_html_and_its_text_is_kept(sink, queued):
    message = queued()
    assert sending.send_round("w1") == 1
    [letter] = sink.letters
    assert letter["Subject"] == "Trial: Mail from Ashby District Council reaches you"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_body(("plain",)).get_content().startswith("This letter was asked for")
    assert '<html lang="en-gb">' in letter.get_body(("html",)).get_content()
    kept = now_of(message)
    assert (kept.status, kept.worker, kept.tries) == (Status.SENT, "w1", 1)
    assert kept.subject == letter["Subject"]
    assert kept.text.startswith("This letter was asked for")
    assert kept.reference == letter["Message-ID"]
    assert kept.ended_at >= kept.handed_at >= kept.claimed_at


def test_a_letter_is_written_in_the_language_of_its_message(sink, queued, kind):
    from django.utils.translation import get_language

    kind(lambda _message: Letter("Words", get_language() or ""))
    queued(language="cy")
    sending.send_round("w1")
    assert sink.letters[0]["Content-Language"] == "cy"
    assert sink.letters[0].get_body(("plain",)).get_content().strip() == "cy"


def test_secrets_are_in_the_letter_and_not_in_what_is_kept(sink, queued, kind):
    kind(lambda _message: Letter("Due", "Go to https://site.invalid/u/s3cret/ now", secrets=("s3cret",)))
    message = queued()
    sending.send_round("w1")
    assert "s3cret" in sink.letters[0].get_body(("plain",)).get_content()
    assert now_of(message).text == "Go to https://site.invalid/u/…/ now"


def test_what_is_no_longer_needed_is_not_sent(sink, queued, kind):
    kind(lambda _message: None)
    message = queued()
    sending.send_round("w1")
    assert sink.letters == []
    assert now_of(message).status == Status.NOT_NEEDED


def test_the_address_is_that_of_the_moment_of_sending(sink, cast):
    holding = HoldingFactory(post__organisation=cast.body, email="old@example.invalid")
    kind, address = "holding", "old@example.invalid"
    MessageFactory(organisation=cast.body, recipient_kind=kind, recipient=holding.uid, address=address)
    holding.email = "new@example.invalid"
    holding.save()
    sending.send_round("w1")
    assert sink.addresses == ["new@example.invalid"]


def test_somebody_without_an_address_is_told_as_failed_and_the_others_get_theirs(sink, queued, cast):
    missing = MessageFactory(organisation=cast.body, recipient="nobodyhere")
    queued()
    assert sending.send_round("w1") == 2
    assert (now_of(missing).status, now_of(missing).cause) == (Status.FAILED, Cause.NO_ADDRESS)
    assert len(sink.letters) == 1


def test_an_answer_for_now_is_tried_again_later_and_later(sink, queued):
    message = queued()
    waits = []
    for _ in sending.WAITS:
        sink.answers = ["451 busy"]
        before = clock.now()
        sending.send_round("w1")
        put_off = now_of(message)
        assert (put_off.status, put_off.cause, put_off.reason) == (Status.QUEUED, Cause.LATER, "451 busy")
        waits.append(put_off.not_before - before)
        Message.objects.update(not_before=before)
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(minutes=1)
    sending.send_round("w1")
    assert now_of(message).status == Status.SENT
    assert len(sink.letters) == 1


def test_an_answer_for_now_that_never_ends_fails_with_the_servers_words(sink, queued):
    message = queued(tries=len(sending.WAITS))
    sink.answers = ["451 still busy"]
    sending.send_round("w1")
    assert (now_of(message).status, now_of(message).reason) == (Status.FAILED, "451 still busy")


def test_an_answer_for_ever_fails_at_once_with_the_servers_words(sink, queued):
    message = queued()
    sink.refused[AccountFactory._meta.model.objects.get(uid=message.recipient).email] = "550 no such user"
    other = queued()
    sending.send_round("w1")
    failed = now_of(message)
    assert (failed.status, failed.cause, failed.reason) == (Status.FAILED, Cause.REFUSED, "550 no such user")
    assert now_of(other).status == Status.SENT


def test_a_connection_that_breaks_leaves_it_uncertain_and_it_is_not_sent_again_by_itself(sink, queued):
    message = queued()
    sink.hang_up = True
    sending.send_round("w1")
    assert (now_of(message).status, now_of(message).cause) == (Status.UNCERTAIN, Cause.BROKEN_OFF)
    sink.hang_up = False
    assert sending.send_round("w1") == 0
    assert len(sink.letters) == 1


def test_a_server_that_is_not_reached_holds_up_everybody_and_costs_nobody_a_try(settings, sink, queued):
    first, second = queued(), queued()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert sending.send_round("w1") == 1
    assert (now_of(first).status, now_of(first).cause) == (Status.QUEUED, Cause.UNREACHABLE)
    assert now_of(first).tries == 0
    assert now_of(second).claimed_at is None
    settings.EMAIL_PORT = port
    Message.objects.update(not_before=clock.now())
    sending.send_round("w1")
    assert len(sink.letters) == 2


def test_a_letter_that_cannot_be_written_keeps_nobody_else_waiting(sink, queued, kind):
    bad, good = queued(about="bad"), queued()

    def compose(message):
        if message.about:
            raise KeyError(message.about)
        return Letter("Good", "Words")

    kind(compose)
    sending.send_round("w1")
    assert (now_of(bad).status, now_of(bad).cause) == (Status.QUEUED, Cause.NOT_WRITTEN)
    assert now_of(bad).reason == "KeyError"  # its message might quote somebody
    assert now_of(good).status == Status.SENT


def test_one_connection_serves_a_round_and_is_called_anew_where_it_was_dropped(sink, queued):
    for _ in range(3):
        queued()
    with sending.Carrier() as carrier:
        for _ in range(3):
            message = sending.claim_next("w1")
            assert sending._send(message, carrier)
            carrier._connection.connection.sock.close()  # what a server does to who is silent for too long
    assert len(sink.letters) == 3


def test_what_a_killed_worker_had_not_handed_over_waits_again(sink, queued):
    message = queued()
    sending.claim_next("killed")
    assert sending.sweep(clock.now()) == 0  # it may still live
    assert sending.sweep(clock.now() + sending.STALE) == 1
    assert now_of(message).status == Status.QUEUED
    sending.send_round("w2")
    assert len(sink.letters) == 1


def test_what_a_killed_worker_may_have_handed_over_is_uncertain(queued):
    message = queued()
    sending._note_handing_over(sending.claim_next("killed"), Letter("Subject", "Words"), reference="<1@x>")
    sending.sweep(clock.now() + sending.STALE)
    left = now_of(message)
    assert (left.status, left.cause, left.subject) == (Status.UNCERTAIN, Cause.STOPPED, "Subject")


def test_what_waited_when_a_backup_was_made_is_uncertain_once_it_is_brought_back(sink, queued):
    message = queued()
    done = queued(status=Status.SENT)
    assert sending.doubt_what_waits() == 1
    assert (now_of(message).status, now_of(message).cause) == (Status.UNCERTAIN, Cause.RESTORED)
    assert now_of(done).status == Status.SENT
    assert sending.send_round("w1") == 0


def test_a_worker_that_was_taken_for_dead_may_still_say_that_it_was_sent(queued):
    message = queued()
    claimed = sending.claim_next("slow")
    Message.objects.update(status=Status.UNCERTAIN)
    sending._settle(claimed, Status.SENT)
    assert now_of(message).status == Status.SENT


def test_a_worker_that_was_taken_for_dead_says_nothing_of_a_later_claim(queued):
    message = queued()
    slow = sending.claim_next("slow")
    Message.objects.update(status=Status.QUEUED)
    sending.claim_next("other")
    sending._settle(slow, Status.SENT)
    assert (now_of(message).status, now_of(message).worker) == (Status.SENDING, "other")


def test_a_worker_that_was_taken_for_dead_hands_over_nothing_that_is_another_s(sink, queued, kind):
    message = queued()

    def write_slowly(_message):
        sending.sweep(clock.now() + sending.STALE)
        assert sending.claim_next("other") == message
        return Letter("Subject", "Words")

    kind(write_slowly)
    sending.send_round("slow")
    assert sink.letters == []
    left = now_of(message)
    assert (left.status, left.worker, left.handed_at, left.subject) == (Status.SENDING, "other", None, "")
