"""Queueing wakes a worker, once, and a job that is started sends what waits."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from tests.factories import AccountFactory

from dueregard.messages import sending
from dueregard.messages.models import Message
from dueregard.messages.operations import queue_message
from dueregard.messages.tasks import send_messages
from dueregard.messages.words import Status


def queue(cast, number):
    for each in range(number):
        queue_message(
            by=cast.officer,
            organisation=cast.body,
            to=AccountFactory(),
            kind="trial",
            about="",
            key=f"trial {each}",
            language="en-gb",
        )


@pytest.mark.django_db(transaction=True)
def test_however_many_are_queued_one_job_waits_for_them(cast):
    with transaction.atomic():
        queue(cast, 5)
        assert not DBTaskResult.objects.exists()  # before the commit a worker would find nothing
    assert [each.task_path for each in DBTaskResult.objects.ready()] == [sending.JOB]


@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
def test_the_job_sends_what_waits(cast, sink):
    queue(cast, 3)
    send_messages.call()
    assert len(sink.letters) == 3
    assert {each.status for each in Message.objects.all()} == {Status.SENT}


@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
def test_a_job_leaves_what_is_too_much_for_one_round_to_another_worker(cast, sink, monkeypatch):
    monkeypatch.setattr(sending, "ROUND", 2)
    queue(cast, 3)
    DBTaskResult.objects.all().delete()
    assert sending.send_round("w1") == 2
    assert DBTaskResult.objects.ready().count() == 1
    assert sending.send_round("w2") == 1


@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
def test_where_there_is_no_worker_it_is_sent_at_once_to_the_last(cast, sink, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(sending, "ROUND", 2)
    with transaction.atomic():
        queue(cast, 5)
    assert len(sink.letters) == 5
