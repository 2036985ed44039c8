"""The site's addresses, and one whose page fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from dueregard.config import urls


class OurFault(Exception):
    """What a bug raises."""


def fails(request: HttpRequest) -> HttpResponse:
    """A page with a bug in it."""
    raise OurFault


urlpatterns = [path("fails/", fails), *urls.urlpatterns]
handler500 = urls.handler500
