"""Pages about the site itself: accessibility, cookies and privacy, and what is shown when something fails."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template.loader import render_to_string

from dueregard.design.pages import open_page


@open_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site is, what was tested and whom to ask."""
    return render(request, "design/accessibility.html")


@open_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Which cookies are set and what is known about a visitor."""
    return render(request, "design/privacy.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address."""
    return HttpResponseNotFound(render_to_string("design/errors/404.html", {}, request))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see or do that."""
    return HttpResponseForbidden(render_to_string("design/errors/403.html", {}, request))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose secret is missing or old (the setting `CSRF_FAILURE_VIEW`)."""
    return HttpResponseForbidden(render_to_string("design/errors/expired.html", {}, request))


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault. Context processors could fail again (no database), so none runs here."""
    return HttpResponseServerError(render_to_string("design/errors/500.html", {"request": request}))
