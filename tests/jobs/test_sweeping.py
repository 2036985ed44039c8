"""Jobs of dead workers: done once more, then given up with a clear word; the living are left alone."""

from datetime import timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.factories import TickFactory, WorkerFactory

from dueregard import clock
from dueregard.jobs.models import DEAD, Tick, Worker
from dueregard.jobs.sweeping import DIED, sweep
from dueregard.jobs.tasks import sweep_jobs, tidy_up
from dueregard.jobs.working import beat, new_name

LONG_AGO = DEAD + timedelta(seconds=1)


@pytest.fixture
def running(db):
    """A job that a worker took up long ago."""

    def make(*workers):
        tidy_up.enqueue()
        job = DBTaskResult.objects.latest("enqueued_at")
        for name in workers:
            job.claim(name)
        DBTaskResult.objects.filter(id=job.id).update(started_at=clock.now() - LONG_AGO)
        return job

    return make


def test_a_job_of_a_dead_worker_is_done_once_more(running):
    job = running("dead")
    assert sweep(clock.now()) == (1, 0)
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


def test_a_job_over_which_two_workers_died_has_failed_and_says_why(running):
    job = running("dead", "dead as well")
    assert sweep(clock.now()) == (0, 1)
    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == (TaskResultStatus.FAILED, DIED)
    assert job.finished_at


def test_a_long_job_of_a_living_worker_goes_on(running):
    name = new_name()
    beat(name)
    job = running("dead before", name)
    assert sweep(clock.now()) == (0, 0)
    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_a_worker_that_has_said_nothing_for_long_is_dead(running):
    running(WorkerFactory(seen_at=clock.now() - LONG_AGO).name)
    assert sweep(clock.now()) == (1, 0)


def test_a_job_that_was_just_taken_up_is_left_to_a_worker_that_has_yet_to_beat(running):
    job = running("new")
    DBTaskResult.objects.filter(id=job.id).update(started_at=clock.now())
    assert sweep(clock.now()) == (0, 0)


def test_the_timed_job_sweeps(running):
    job = running("dead")
    sweep_jobs.call()
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


def test_a_worker_is_one_row_however_often_it_beats(db):
    name = new_name()
    beat(name)
    beat(name)
    assert Worker.objects.get().seen_at >= Worker.objects.get().since


def test_no_two_processes_have_the_same_name():
    assert new_name() != new_name()
    assert len(new_name()) <= 64


def test_old_jobs_ticks_and_workers_are_forgotten(running):
    old, now = clock.now() - timedelta(days=31), clock.now()
    job = running("w1")
    job.set_successful(None)
    DBTaskResult.objects.update(finished_at=old)
    kept, _gone = TickFactory(at=now), TickFactory(at=old)
    alive, _dead = WorkerFactory(), WorkerFactory(seen_at=old)
    tidy_up.call()
    assert not DBTaskResult.objects.exists()
    assert list(Tick.objects.all()) == [kept]
    assert list(Worker.objects.all()) == [alive]
