"""Logs that may be kept and handed on: what was asked for and how it went, not who asked or what they wrote.

A request is logged by its route (`organisations/<slug:organisation>/`), never by its path, which may hold
the secret of a link. An exception is logged by its type and the places that it went through,
never by its message, which may quote what somebody wrote. What other libraries log goes through
`without_secrets`.
"""

import re
import time
import traceback
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Any, Final
from uuid import uuid4

import structlog
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

log = structlog.get_logger("dueregard.requests")
_Event = MutableMapping[str, Any]

_HIDDEN: Final = (
    (re.compile(r"[^\s@<>\"()]+@[\w.-]+"), "(address)"),
    (re.compile(r"(?<=\S)\?[^\s\"']+"), "?(query)"),
    (re.compile(r"[\w-]+(?::[\w-]+){1,2}:[\w-]{20,}|[\w-]{32,}"), "(secret)"),
)
"""Mail addresses; the query of an address; what Django signs, and long words without a space."""


class LogRequests:
    """Logs each request once it is answered, and gives it an id that the answer bears too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whatever the site answers, logged."""
        number, start = uuid4().hex[:16], time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=number):
            response = self._get_response(request)
            facts = {
                "method": request.method if request.method in _METHODS else "other",
                "route": getattr(request.resolver_match, "route", ""),
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000),
            }
            (log.error if response.status_code >= 500 else log.info)("request", **facts)
        response["X-Request-Id"] = number
        return response

    def process_exception(self, _request: HttpRequest, error: Exception) -> None:
        """Say where a page failed; a refusal is an answer like any other."""
        if not isinstance(error, _REFUSALS):
            log.error("page failed", exc_info=error)


_REFUSALS: Final = (Http404, PermissionDenied, SuspiciousOperation)
_METHODS: Final = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def without_messages(_logger: object, _name: str, event: _Event) -> _Event:
    """Turn an exception into its type and the lines that it went through."""
    error = _exception_of(event.pop("exc_info", None))
    if error is not None:
        event["error"] = type(error).__name__
        event["at"] = _places(error.__traceback__)
    event.pop("stack_info", None)
    return event


def without_secrets(_logger: object, _name: str, event: _Event) -> _Event:
    """Hide in every text what looks like a mail address, a query or a secret."""
    for key, value in event.items():
        if key not in ("request_id", "timestamp", "at"):
            event[key] = hidden(value)
    return event


def hidden(value: Any) -> Any:
    """A value fit for the log; everything but plain values is told as text."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text


def _exception_of(given: Any) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    return given[1] if isinstance(given, tuple) else None


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
