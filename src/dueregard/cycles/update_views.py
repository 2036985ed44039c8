"""The page that a mail's link leads to: no account, no password, just the actions that were asked for.

Opening the link changes nothing, however often a mail scanner does so: it exchanges the secret in the address
for a cookie, and only what is sent from the page is an answer.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.cycles.answering import Given
from dueregard.cycles.forms import AnswerForm
from dueregard.cycles.links import link_of, why_shut
from dueregard.cycles.models import Request, UpdateLink
from dueregard.cycles.queries import asked_by
from dueregard.cycles.submitting import Refused, submit
from dueregard.design.components import error_summary
from dueregard.design.forms import posted_with_files
from dueregard.design.languages import in_language
from dueregard.design.pages import open_page
from dueregard.design.replies import ASKS

COOKIE: Final = "update"
_NOTHING: Final = {"text": gettext_lazy("Say of at least one action how it stands."), "href": "#actions"}
GONE: Final = 410


@open_page
@require_safe
def exchange(request: HttpRequest, key: str) -> HttpResponse:
    """Take the secret out of the address: into a cookie for this one page, the same each time."""
    link = link_of(key)
    if link is None or not link.requests_on(clock.today()).exists():
        return _refused(request, link)
    page = reverse("cycles:update", args=[link.uid])
    response = _private(HttpResponseRedirect(page, status=303))
    response["Referrer-Policy"] = "no-referrer"
    for language, _name in settings.LANGUAGES:
        response.set_cookie(
            _cookie(language),
            key,
            path=in_language(page, language),
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


@open_page
@sensitive_post_parameters()
@require_http_methods(ASKS)
def update_page(request: HttpRequest, uid: str) -> HttpResponse:
    """What is asked of whom the link was sent to; one button sends all answers."""
    link, today = link_of(request.COOKIES.get(_cookie(get_language() or ""), "")), clock.today()
    if link is None or link.uid != uid:
        return _refused(request, None)
    asked = asked_by(link, on=today)
    if not asked:
        return _refused(request, link)
    sent = posted_with_files(request)
    open_ones = [each for each in asked if each.request.is_waiting]
    forms = [AnswerForm(*sent, request=each.request) for each in open_ones]
    wrong: list[Any] = []
    if request.method == "POST":
        answers = _given(forms)
        if answers and _taken(link, answers, forms):
            return _private(HttpResponseRedirect(request.path, status=303))
        wrong = [line for form in forms for line in error_summary(form)] or [_NOTHING]
    context = {
        "link": link,
        "waiting": list(zip(open_ones, forms, strict=True)),
        "answered": [each for each in asked if not each.request.is_waiting],
        "wrong": wrong,
        "asks_here": True,
    }
    return _private(render(request, "cycles/update.html", context, status=422 if wrong else 200))


def _cookie(language: str) -> str:
    """Its name. The page has an address in each language, and an answer sets a name once only."""
    return f"{COOKIE}-{language}"


def _given(forms: Iterable[AnswerForm]) -> dict[Request, Given] | None:
    """The answers of all forms; None where one of them is not right."""
    every = list(forms)
    if not all([each.is_valid() for each in every]):  # noqa: C419 - each form is to say what is wrong
        return None
    found = {each.request: each.given() for each in every}
    return {request: given for request, given in found.items() if given}


def _taken(link: UpdateLink, answers: dict[Request, Given], forms: Iterable[AnswerForm]) -> bool:
    """Whether the answers were taken; else the forms say why not."""
    try:
        submit(link.actor, answers, on=clock.today())
    except Refused as refused:
        for form in forms:
            for words in refused.why.get(form.request.uid, ()):
                form.add_error("kind", words)
        return False
    return True


def _refused(request: HttpRequest, link: UpdateLink | None) -> HttpResponse:
    """Say in plain words why there is nothing here. 410, since it was here for whoever has a true link."""
    why = why_shut(link, on=clock.today()) if link else "unknown"
    return _private(render(request, "cycles/shut.html", {"why": why, "asks_here": True}, status=GONE))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
