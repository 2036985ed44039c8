"""The page of jobs, for those who run the installation: jobs belong to no body."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.design.replies import say, to
from dueregard.history.actor import Actor
from dueregard.jobs import operations
from dueregard.jobs.queries import jobs_at
from dueregard.jobs.words import when_in_words
from dueregard.organisations.fetching import way_back
from dueregard.organisations.permissions import may


@page(operations.VERB)
@require_safe
def jobs_page(request: HttpRequest) -> HttpResponse:
    """What waits, runs and has failed, who does it, and what the clock asks for."""
    _who(request)
    context = {
        "jobs": jobs_at(clock.now()),
        "when_in_words": when_in_words,
        "breadcrumbs": way_back(),
    }
    return render(request, "jobs/jobs.html", context)


@page(operations.VERB)
@require_safe
def jobs_data(request: HttpRequest) -> JsonResponse:
    """The same as data."""
    _who(request)
    found = jobs_at(clock.now())
    told = {
        "numbers": found.numbers,
        **{name: [asdict(job) for job in getattr(found, name)] for name in ("waiting", "running", "failed")},
        "workers": [
            {"name": each.name, "since": each.since, "seen_at": each.seen_at, "alive": alive}
            for each, alive in found.workers
        ],
        "timed": [
            {"name": name, "when": when_in_words(when), "last_done": last} for name, when, last in found.timed
        ],
    }
    return as_json(told)


@page(operations.VERB)
@require_POST
def again(request: HttpRequest, job: UUID) -> HttpResponse:
    """Have a job that failed done again."""
    return _done(request, job, operations.try_again, _("It is done as soon as a worker is free."))


@page(operations.VERB)
@require_POST
def cancel(request: HttpRequest, job: UUID) -> HttpResponse:
    """Keep a job that waits from being done."""
    return _done(request, job, operations.cancel_job, _("The job has been cancelled."))


def _done(request: HttpRequest, job: UUID, do: Callable[..., None], words: str) -> HttpResponse:
    who = _who(request)
    found: DBTaskResult[Any, Any] = get_object_or_404(DBTaskResult, pk=job)
    try:
        do(by=who, job=found)
        say(request, words)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return to(reverse("jobs:all"))


def _who(request: HttpRequest) -> Actor:
    """Who asks, if it is somebody who runs the installation."""
    who = actor_of(request)
    if not may(who, operations.VERB):
        raise PermissionDenied
    return who
