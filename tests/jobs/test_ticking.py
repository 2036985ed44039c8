"""Timed work is given to the workers when it falls due, once, however many workers tick."""

from datetime import datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from dueregard.clock import LONDON
from dueregard.jobs.models import Tick
from dueregard.jobs.ticking import due_at, tick

MINUTELY = "dueregard.jobs.tasks.sweep_jobs"
DAILY = "dueregard.jobs.tasks.tidy_up"


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.fixture
def timed(settings):
    settings.TIMED_WORK = {MINUTELY: timedelta(minutes=5), DAILY: time(3, 30)}


@pytest.mark.parametrize(
    ("when", "now", "due"),
    [
        (timedelta(minutes=5), "2026-11-22T10:07:31", "2026-11-22T10:05"),
        (timedelta(minutes=5), "2026-11-22T10:05:00", "2026-11-22T10:05"),
        (time(3, 30), "2026-11-22T03:30:00", "2026-11-22T03:30"),
        (time(3, 30), "2026-11-22T03:29:59", "2026-11-21T03:30"),
        (time(3, 30), "2026-03-29T12:00:00", "2026-03-29T03:30"),  # the day that summer time begins
    ],
)
def test_work_falls_due_at_whole_times_of_the_day(when, now, due):
    assert due_at(when, at(now)) == at(due)


def test_two_workers_that_tick_at_once_give_work_out_once(db, timed):
    assert tick(at("2026-11-22T10:07:01")) == [MINUTELY, DAILY]
    assert tick(at("2026-11-22T10:07:02")) == []
    assert sorted(DBTaskResult.objects.values_list("task_path", flat=True)) == [MINUTELY, DAILY]


def test_work_is_given_out_again_when_it_falls_due_again(db, timed):
    tick(at("2026-11-22T10:07:01"))
    assert tick(at("2026-11-22T10:10:00")) == [MINUTELY]
    assert tick(at("2026-11-23T03:30:00")) == [MINUTELY, DAILY]


def test_what_fell_due_while_no_worker_ran_is_made_up_for_once(db, timed):
    tick(at("2026-11-22T10:07:01"))
    assert tick(at("2026-11-25T09:00:00")) == [MINUTELY, DAILY]
    assert tick(at("2026-11-25T09:00:01")) == []


def test_work_that_could_not_be_enqueued_is_not_taken_for_given_out(db, settings):
    settings.TIMED_WORK = {"dueregard.jobs.tasks.no_such_job": timedelta(minutes=5)}
    with pytest.raises(ImportError):
        tick(at("2026-11-22T10:07:01"))
    assert not Tick.objects.exists()


def test_the_work_that_the_settings_name_is_there(db):
    tick(at("2026-11-22T10:07:01"))
    assert all(each.task.name for each in DBTaskResult.objects.all())
