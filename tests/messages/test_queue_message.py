"""Queueing a message: once for each key, to whoever is meant, with no word of it written yet."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.factories import AccountFactory, HoldingFactory, MessageFactory, PostFactory

from dueregard.history.models import Event
from dueregard.messages.models import Message
from dueregard.messages.operations import queue_message
from dueregard.messages.words import Status


def queue(cast, *, to, by=None, **given):
    told = {"kind": "trial", "about": "", "key": "2026-q1", "language": "en-gb", **given}
    return queue_message(by=by or cast.officer, organisation=cast.body, to=to, **told)


def test_a_queued_message_waits_and_holds_no_words(cast):
    holding = HoldingFactory(name="Hal", email="hal@example.invalid", post__organisation=cast.body)
    message = queue(cast, to=holding, language="en-GB")
    assert (message.status, message.subject, message.text) == (Status.QUEUED, "", "")
    assert (message.recipient_kind, message.recipient) == ("holding", holding.uid)
    assert (message.name, message.address) == ("Hal", "hal@example.invalid")
    assert message.language == "en-gb"


def test_a_post_is_written_to_at_its_own_address(cast):
    post = PostFactory(organisation=cast.body, title="Equality team", email="team@example.invalid")
    message = queue(cast, to=post)
    assert (message.name, message.address) == ("Equality team", "team@example.invalid")


def test_somebody_without_an_address_is_queued_all_the_same_so_that_it_is_seen(cast):
    message = queue(cast, to=HoldingFactory(post__organisation=cast.body))
    assert (message.status, message.address) == (Status.QUEUED, "")


def test_the_same_key_is_never_queued_twice(cast):
    first = queue(cast, to=AccountFactory())
    assert queue(cast, to=AccountFactory(), kind="trial") == first
    assert Message.objects.count() == 1


def test_keys_of_two_bodies_have_nothing_to_do_with_each_other(cast):
    MessageFactory(organisation=cast.other_body, key="2026-q1")
    queue(cast, to=AccountFactory())
    assert Message.objects.count() == 2


def test_a_kind_that_nobody_writes_is_refused(cast):
    with pytest.raises(ValidationError, match="Nobody writes"):
        queue(cast, to=AccountFactory(), kind="love")


def test_a_language_that_the_site_has_not_is_refused(cast):
    with pytest.raises(ValidationError):
        queue(cast, to=AccountFactory(), language="fr")


def test_history_keeps_no_addresses(cast):
    before = Event.objects.count()
    queue(cast, to=AccountFactory())
    assert Event.objects.count() == before


def test_only_who_runs_the_plans_may_write_to_people(cast):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            queue(cast, to=AccountFactory(), by=who)
    assert not Message.objects.exists()


def test_everybody_is_written_to_in_the_language_that_they_chose_else_in_the_bodys(cast):
    cast.body.language = "cy"
    chose = AccountFactory(language="en-gb")
    post = PostFactory(organisation=cast.body, email="team@example.invalid")
    recipients = {
        "chose on their account": (chose, "en-gb"),
        "chose nothing": (AccountFactory(), "cy"),
        "holds a post, by account": (HoldingFactory(post=post, account=chose, language="cy"), "en-gb"),
        "as entered": (HoldingFactory(post=post, language="en-gb"), "en-gb"),
        "as entered, the account says nothing": (
            HoldingFactory(post=post, account=AccountFactory(), language="en-gb"),
            "en-gb",
        ),
        "the post's own address": (post, "cy"),
    }
    told = {who: queue(cast, to=to, key=who, language="").language for who, (to, _) in recipients.items()}
    assert told == {who: language for who, (_, language) in recipients.items()}
