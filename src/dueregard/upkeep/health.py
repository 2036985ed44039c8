"""Whether this process is alive (`/livez`) and can serve (`/readyz`), for whoever watches or restarts it."""

import os
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

Answer = Callable[[HttpRequest], HttpResponse]


class AnswerHealth:
    """Answers the two addresses before anything else: no host name, language, session or log is needed."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer about health, or whatever the site answers."""
        if request.path_info == "/livez":
            return _said({"alive": True})
        if request.path_info == "/readyz":
            return _said(readiness())
        return self._get_response(request)


def readiness() -> dict[str, bool]:
    """What a page needs, and whether it is there."""
    return {name: test() for name, test in _NEEDED.items()}


def database_answers() -> bool:
    """Whether the database can be asked."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except (DatabaseError, OSError):
        return False


def is_migrated() -> bool:
    """Whether the database has every table and column that this version of the code needs."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def data_is_writable() -> bool:
    """Whether uploads can be kept."""
    return os.access(settings.DATA, os.W_OK | os.X_OK)


def _was_migrated() -> bool:
    """As `is_migrated`; a database once found migrated stays so while this process runs."""
    global _migrated  # noqa: PLW0603 - one answer a process
    _migrated = _migrated or is_migrated()
    return _migrated


_migrated = False
_NEEDED: Final = {"database": database_answers, "migrations": _was_migrated, "data": data_is_writable}


def _said(facts: dict[str, bool]) -> HttpResponse:
    answer = JsonResponse(facts, status=200 if all(facts.values()) else 503)
    answer["Cache-Control"] = "no-store"
    return answer
