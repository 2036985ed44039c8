"""The page of jobs, for who runs the installation: what waits, runs and has failed; steps that mend it."""

import importlib
import pkgutil
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django_tasks.base import Task, TaskResultStatus
from tests.factories import AccountFactory, JobFactory, WorkerFactory

import dueregard
from dueregard import clock
from dueregard.history.models import Event
from dueregard.jobs.models import DEAD
from dueregard.jobs.operations import cancel_job, try_again
from dueregard.jobs.sweeping import DIED
from dueregard.jobs.words import NAMES

READY, RUNNING, FAILED = TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED


@pytest.fixture
def runner(cast):
    """Who runs the installation, and belongs to no body."""
    account = AccountFactory(name="Rune", runs_installation=True)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return account


@pytest.fixture
def browser(runner):
    client = Client()
    client.force_login(runner)
    return client


def failed(**more):
    return JobFactory(status=FAILED, finished_at=clock.now(), worker_ids=["a", "b"], **more)


def test_jobs_stand_by_what_became_of_them_with_why_they_failed(browser):
    JobFactory(task_path="dueregard.importing.tasks.read_draft")
    JobFactory(status=RUNNING, started_at=clock.now(), worker_ids=["box:7"])
    failed(exception_class_path=DIED)
    failed(exception_class_path="builtins.ValueError", traceback="ValueError: jo@example.invalid")
    page = browser.get("/jobs/").content.decode()
    told = ("Waiting (1)", "Read a document", "Running (1)", "box:7", "Failed (2)")
    assert [words for words in (*told, "died over it", "An error: ValueError.") if words not in page] == []
    assert "jo@example.invalid" not in page


def test_the_same_is_there_as_data(browser):
    job = JobFactory()
    WorkerFactory(name="box:1")
    WorkerFactory(name="box:2", seen_at=clock.now() - DEAD - timedelta(seconds=1))
    told = browser.get("/jobs.json").json()
    assert told["numbers"] == {"waiting": 1, "running": 0, "failed": 0}
    assert [each["uid"] for each in told["waiting"]] == [str(job.pk)]
    assert {each["name"]: each["alive"] for each in told["workers"]} == {"box:1": True, "box:2": False}


def test_timed_work_says_when_it_falls_due_and_when_it_was_last_done(browser, settings):
    settings.TIMED_WORK = {"dueregard.jobs.tasks.tidy_up": timedelta(minutes=10)}
    earlier, later = clock.now() - timedelta(hours=2), clock.now() - timedelta(hours=1)
    for at in (later, earlier):
        JobFactory(status=TaskResultStatus.SUCCESSFUL, finished_at=at)
    [timed] = browser.get("/jobs.json").json()["timed"]
    assert (timed["name"], timed["when"]) == ("Forget finished jobs", "every 10 minutes")
    assert timed["last_done"][:16] == f"{later:%Y-%m-%dT%H:%M}"


def test_a_failed_job_is_tried_again_as_if_it_were_new(browser, runner):
    job = failed(exception_class_path=DIED, traceback="died")
    page = browser.post(f"/jobs/{job.pk}/again/", follow=True).content.decode()
    assert "as soon as a worker is free" in page
    job.refresh_from_db()
    assert (job.status, job.worker_ids, job.finished_at, job.traceback) == (READY, [], None, "")
    event = Event.objects.get()
    assert (event.verb, event.actor) == ("try_again", runner.actor)


def test_a_job_that_waits_is_cancelled_and_can_be_tried_again(browser):
    job = JobFactory()
    assert "It was cancelled." in browser.post(f"/jobs/{job.pk}/cancel/", follow=True).content.decode()
    job.refresh_from_db()
    assert job.status == FAILED
    browser.post(f"/jobs/{job.pk}/again/")
    job.refresh_from_db()
    assert job.status == READY


def test_a_job_that_runs_is_not_cancelled_and_the_page_says_so(browser, runner):
    job = JobFactory(status=RUNNING, started_at=clock.now(), worker_ids=["box:7"])
    assert "A job that runs cannot be stopped here" in browser.get("/jobs/").content.decode()
    page = browser.post(f"/jobs/{job.pk}/cancel/", follow=True).content.decode()
    assert "only one that waits can be cancelled" in page
    with pytest.raises(ValidationError, match="Only a job that failed"):
        try_again(by=runner.actor, job=job)
    job.refresh_from_db()
    assert job.status == RUNNING


def test_nobody_of_a_body_may_look_at_jobs_or_touch_them(cast):
    job = JobFactory()
    for who in cast.all_but():
        with pytest.raises(PermissionDenied):
            cancel_job(by=who, job=job)
        with pytest.raises(PermissionDenied):
            try_again(by=who, job=job)


def test_many_jobs_are_told_of_in_few_queries(browser, django_assert_max_num_queries):
    for _ in range(60):
        JobFactory()
        failed()
    browser.get("/account/")  # the first page of a session notes when it was
    with django_assert_max_num_queries(10):
        page = browser.get("/jobs/").content.decode()
    assert "Waiting (60)" in page
    assert "Only the first 50 are shown." in page


def test_who_runs_the_installation_is_led_there_from_the_first_page(browser):
    assert 'href="/jobs/"' in browser.get("/").content.decode()


def test_every_job_has_a_name_in_words():
    rooms = pkgutil.walk_packages(dueregard.__path__, "dueregard.")
    modules = [importlib.import_module(found.name) for found in rooms if found.name.endswith(".tasks")]
    tasks = {
        f"{module.__name__}.{name}"
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, Task)
    }
    assert tasks == set(NAMES)
