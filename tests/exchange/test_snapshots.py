"""Snapshots: a plan frozen as it stood, given out letter by letter, never changed but by law."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from lxml import html
from tests.cast import account_of

from dueregard import clock
from dueregard.exchange.export import plan_file as exported
from dueregard.exchange.models import Snapshot
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.history.models import Change, Event
from dueregard.planfile.files import to_bytes
from dueregard.planfile.validation import validate
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_action, redact_words

pytestmark = pytest.mark.django_db
REASON = "Annual report"


def at(month, day):
    return clock.stopped_at(datetime(2030, month, day, 12, tzinfo=UTC))


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture
def followed(cast, plan):
    """The plan, once its first action has been renamed in March."""
    with at(3, 10):
        edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Renamed"})
    return plan


def taken(cast, plan, day, reason=REASON):
    with at(6, 1):
        return take_snapshot(by=cast.officer, plan=plan, as_at=day, reason=reason)


def test_a_snapshot_holds_the_plan_as_it_stood_on_its_day(cast, followed):
    before, after = taken(cast, followed, date(2030, 3, 9)), taken(cast, followed, date(2030, 3, 10))
    assert "Renamed" not in before.content
    assert after.content.encode() == to_bytes(exported(Plan.objects.get(pk=followed.pk)))
    assert validate(after.content.encode()) == after.file()


def test_the_hash_is_that_of_the_file_that_is_given_out(client, cast, followed):
    snapshot = taken(cast, followed, date(2030, 3, 9))
    client.force_login(account_of(cast.auditor))
    response = client.get(snapshot.get_absolute_url())
    assert hashlib.sha256(response.content).hexdigest() == snapshot.sha256
    page = client.get(f"{followed.get_absolute_url()}snapshots/")
    assert snapshot.sha256 in page.content.decode()


def test_a_snapshot_does_not_change_with_the_plan(cast, followed):
    snapshot = taken(cast, followed, date(2030, 3, 10))
    edit_action(by=cast.officer, action=followed.actions.first(), changes={"title": "Again"})
    held = Snapshot.objects.get(pk=snapshot.pk)
    assert (held.content, held.is_whole()) == (snapshot.content, True)


def test_history_tells_who_took_it_of_which_day_and_what_for(cast, followed):
    snapshot = taken(cast, followed, date(2030, 3, 9))
    event = Event.objects.last()
    assert (event.verb, event.actor, event.reason) == ("take_snapshot", cast.officer, REASON)
    change = Change.objects.get(event=event)
    assert change.after == {"as_at": "2030-03-09", "sha256": snapshot.sha256}


@pytest.mark.parametrize("day", [date(2030, 6, 2), date(2001, 1, 1)])
def test_a_day_to_come_or_before_the_plan_was_here_is_refused(cast, followed, day):
    with pytest.raises(ValidationError):
        taken(cast, followed, day)


def test_only_the_officer_takes_one(cast, plan):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            take_snapshot(by=who, plan=plan, as_at=clock.today(), reason=REASON)
    assert not Snapshot.objects.exists()


def test_the_page_takes_one_and_lists_it(client, cast, plan):
    client.force_login(account_of(cast.officer))
    sent = {"as_at": clock.today().isoformat(), "reason": "For Cabinet"}
    response = client.post(f"{plan.get_absolute_url()}snapshots/new/", sent, follow=True)
    text = html.fromstring(response.content).text_content()
    assert "For Cabinet" in text
    assert "The snapshot is kept" in text


def test_words_removed_for_good_leave_snapshots_too_and_the_hash_says_so(cast, plan):
    action = plan.actions.first()
    changes = {"progress": "Asked Jo Bloggs", "cells": {"status": "Jo Bloggs is on it"}, "status": "paused"}
    edit_action(by=cast.officer, action=action, changes=changes, reason="As printed")
    snapshot = take_snapshot(by=cast.officer, plan=plan, as_at=clock.today(), reason=REASON)
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    held = Snapshot.objects.get(pk=snapshot.pk)
    assert "Jo Bloggs" not in held.content
    assert held.redacted
    assert held.is_whole()
    assert held.sha256 != snapshot.sha256
    assert held.file() == exported(Plan.objects.get(pk=plan.pk))


def test_codes_and_ids_are_no_words_to_be_removed(cast, plan):
    action = plan.actions.first()
    changes = {"status": "paused", "progress": "It is paused"}
    edit_action(by=cast.officer, action=action, changes=changes, reason="As printed")
    snapshot = take_snapshot(by=cast.officer, plan=plan, as_at=clock.today(), reason=REASON)
    redact_words(by=cast.officer, plan=plan, words="paused", reason="Asked")
    (kept,) = [
        each
        for each in json.loads(Snapshot.objects.get(pk=snapshot.pk).content)["actions"]
        if each["id"] == action.uid
    ]
    assert (kept["status"], kept["progress"]) == ("paused", "It is █████")
