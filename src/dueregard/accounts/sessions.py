"""Sessions end after idle time, and the words of a form sent on an ended session are kept.

`EndIdleSession` notes once a minute that somebody is there. `KeepTypedWords` looks at what becomes of a form
that nobody signed in has sent: where the page is not theirs to see, the words wait in the new session until
they have signed in, and can then be sent again.
"""

import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

SEEN: Final = "last_seen"
KEPT: Final = "kept_words"
A_MINUTE: Final = 60
LONGEST: Final = 500_000
"""Characters of typed words that are kept: a long plan, and no more."""

Respond = Callable[[HttpRequest], HttpResponse]


class EndIdleSession:
    """Signs out who has not been seen for the idle time (the setting `SESSION_IDLE_SECONDS`)."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the clock only where somebody is signed in."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._look(request)
        return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        now = int(time.time())
        idle = now - request.session.get(SEEN, now)
        if idle > settings.SESSION_IDLE_SECONDS:
            logout(request)
        elif idle >= A_MINUTE or SEEN not in request.session:
            request.session[SEEN] = now


class KeepTypedWords:
    """Keeps what was typed when a form comes from a session that has ended."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send to sign in instead of telling that there is nothing here."""
        _forget_what_is_sent_again(request)
        response = self.get_response(request)
        if response.status_code not in (403, 404) or not _came_from_an_ended_session(request):
            return response
        words = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
        if sum(len(text) for texts in words.values() for text in texts) <= LONGEST:
            request.session[KEPT] = {"address": request.get_full_path(), "words": words}
        query = urlencode({"next": reverse("accounts:kept")})
        return HttpResponseRedirect(f"{reverse('account_login')}?{query}")


def kept_words(request: HttpRequest) -> dict[str, Any] | None:
    """The address and the words that wait to be sent again, None where none do."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    return kept


def _came_from_an_ended_session(request: HttpRequest) -> bool:
    """A form of ours (its secret was right) from somebody who is not signed in."""
    return (
        request.method == "POST"
        and settings.CSRF_COOKIE_NAME in request.COOKIES
        and getattr(request, "csrf_processing_done", False)
        and not request.user.is_authenticated
    )


def _forget_what_is_sent_again(request: HttpRequest) -> None:
    if request.method == "POST" and settings.SESSION_COOKIE_NAME in request.COOKIES:
        waiting = kept_words(request)
        if waiting and waiting["address"] == request.get_full_path() and request.user.is_authenticated:
            del request.session[KEPT]
