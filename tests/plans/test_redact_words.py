"""Removing words for good: gone everywhere, the event and its reason stay."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dueregard import clock
from dueregard.exchange.export import plan_file as exported
from dueregard.exchange.export import plan_file_as_of
from dueregard.history.models import Change, Event
from dueregard.planfile.files import to_bytes as json_bytes
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_action, redact_words

pytestmark = pytest.mark.django_db
NAME = "Jo Bloggs"


@pytest.fixture
def named(cast, plan):
    """The plan once somebody has written a name in many places, and thought better of some."""
    action = plan.actions.first()
    changes = {
        "progress": f"Asked {NAME}, who was ill.",
        "leads": [{"name": NAME}],
        "cells": {"notes": f"{NAME} again"},
        "updates": [{"text": f"{NAME} is back", "author": NAME, "evidence": [f"note by {NAME}"]}],
    }
    edit_action(by=cast.officer, action=action, changes=changes, reason=f"As {NAME} told")
    edit_action(by=cast.officer, action=action, changes={"progress": "Done"})
    return plan


def test_the_words_are_gone_from_the_plan_and_from_every_past_state(cast, named):
    moments = [event.at for event in Event.objects.all()]
    redact_words(by=cast.officer, plan=named, words=NAME, reason="Asked under article 17")
    held = exported(Plan.objects.get(pk=named.pk))
    assert NAME not in json_bytes(held).decode()
    assert "█████ is back" in json_bytes(held).decode()
    for moment in moments:
        assert NAME not in json_bytes(plan_file_as_of(named.uid, moment)).decode()
    assert NAME not in str(list(Change.objects.values_list("before", "after")))


def test_what_was_done_by_whom_and_why_stays(cast, named):
    before = list(Event.objects.values_list("uid", "verb"))
    redact_words(by=cast.administrator, plan=named, words=NAME, reason="Asked under article 17")
    *kept, last = Event.objects.all()
    assert [(event.uid, event.verb) for event in kept] == before
    assert [event.reason for event in kept] == ["", "As █████ told", ""]
    assert (last.verb, last.reason, last.actor) == (
        "redact_words",
        "Asked under article 17",
        cast.administrator,
    )
    assert not last.changes.exists()
    assert Change.objects.filter(redacted=True).count() == 2


def test_history_still_tells_the_plan_as_it_stands(cast, named):
    redact_words(by=cast.officer, plan=named, words=NAME, reason="Asked")
    told = plan_file_as_of(named.uid, clock.now())
    assert json_bytes(told) == json_bytes(exported(Plan.objects.get(pk=named.pk)))


def test_nobody_else_may(cast, named):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            redact_words(by=who, plan=named, words=NAME, reason="Asked")


@pytest.mark.parametrize("words", ["", "  ", "Nobody of this name"])
def test_there_must_be_something_to_remove(cast, named, words):
    with pytest.raises(ValidationError):
        redact_words(by=cast.officer, plan=named, words=words, reason="Asked")
    assert not Event.objects.filter(verb="redact_words").exists()
