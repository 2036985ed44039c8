"""Public pages are asked for without cookies: whoever is signed in gets the very same bytes as everybody."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dueregard.design.languages import in_language

PUBLISHED: Final = "/published/"
_PATHS: Final = tuple(in_language(PUBLISHED, code) for code, _name in settings.LANGUAGES)


class WithoutCookies:
    """Takes the cookies from a request for a public page before anybody looks at them.

    It also takes back that the page varies by cookie or by the reader's languages, which the rooms behind
    say of every page: here neither is looked at, since the language is in the address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, as everybody gets it."""
        if not request.path_info.startswith(_PATHS):
            return self._get_response(request)
        request.COOKIES = {}
        response = self._get_response(request)
        response.cookies.clear()
        varies = [name.strip() for name in response.get("Vary", "").split(",")]
        kept = [name for name in varies if name.lower() == "accept-encoding"]
        del response["Vary"]
        if kept:
            response["Vary"] = kept[0]
        return response
