"""How a public page is answered: cached by anybody, told in one query whether it has changed, compressed.

All pages of a body's site change together, when something is published or withdrawn or the site's words are
changed: `Site.changed_at` says when, and with the version of the code it makes the ETag of every page. So a
page that a reader still holds costs one query, and none can be held that is out of date.
"""

import gzip
import hashlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

import dueregard
from dueregard.design import languages
from dueregard.design.pages import open_page
from dueregard.editions.models import Site

MAX_AGE: Final = 300
"""Seconds for which a copy is served without asking: so long may a withdrawn page live on in caches."""

_SHRINKS: Final = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/csvm+json",
    "application/atom+xml",
    "application/schema+json",
)
_LOOKS: Final = ("editions", "design", "writing", "planfile", "standing", "figures", "law", "locale")
"""The packages on which the bytes of a public page depend."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a public view gives: a template with what it shows."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """What a public view gives: bytes of a media type; with a name they are to be kept by whoever asks."""

    content: bytes
    kind: str
    name: str = ""
    links: tuple[str, ...] = ()
    noindex: bool = False


Answer = Page | File
PublicView = Callable[..., Answer]


def public_page(view: PublicView) -> Callable[..., HttpResponseBase]:
    """Make of `view(request, site, …)` a view for anybody, under the site whose slug is in the address."""

    @open_page
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, site: str, **names: Any) -> HttpResponseBase:
        shown = get_object_or_404(Site, slug=site)
        coding = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
        etag = etag_of(shown, coding)
        unchanged = get_conditional_response(request, etag, int(shown.changed_at.timestamp()))
        if unchanged is not None:
            return _with_headers(unchanged, etag, shown.changed_at)
        made = view(request, shown, **names)
        response = _file(made) if isinstance(made, File) else _page(request, shown, made)
        if made.noindex or shown.demonstration:
            response["X-Robots-Tag"] = "noindex"
        return _with_headers(_compressed(response, coding), etag, shown.changed_at)

    return answered


def etag_of(site: Site, coding: str) -> str:
    """The strong ETag of every page of the site: an address has one answer in each coding."""
    told = f"{build()} {site.uid} {site.changed_at.isoformat()}"
    digest = hashlib.sha256(told.encode()).hexdigest()[:32]
    return f'"{digest}-{coding}"' if coding else f'"{digest}"'


@cache
def build() -> str:
    """A digest of the code, templates and words that public pages are made with."""
    package = Path(dueregard.__file__).parent
    digest = hashlib.sha256()
    for room in _LOOKS:
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(package).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _page(request: HttpRequest, site: Site, page: Page) -> HttpResponse:
    """No request goes into the template: there is nobody in it, and no secret of a form."""
    colour = f":root{{--own:{site.colour}}}"
    context = {
        "site": site,
        "path": request.path,
        "languages": languages.choices(request),
        "current": translation.get_language(),
        "noindex": page.noindex or site.demonstration,
        "colour": colour,
        **page.context,
    }
    response = HttpResponse(render_to_string(page.template, context), status=page.status)
    response["Content-Security-Policy"] = _policy(colour)
    return response


def _policy(colour: str) -> str:
    """Nothing is loaded but the site's own style and pictures; there is no script to allow."""
    digest = hashlib.sha256(colour.encode()).digest()
    style = f"'self' 'sha256-{b64encode(digest).decode()}'"
    return (
        f"default-src 'none'; style-src {style}; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _file(file: File) -> HttpResponse:
    response = HttpResponse(file.content, content_type=file.kind)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if file.name:
        response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    if file.links:
        response["Link"] = ", ".join(file.links)
    return response


def _compressed(response: HttpResponse, coding: str) -> HttpResponse:
    """The same in the coding that the reader takes. Its length can tell nothing that is not public."""
    if not response["Content-Type"].startswith(_SHRINKS):
        return response
    if coding:
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        response["Content-Encoding"] = coding
    return response


def _with_headers(response: HttpResponseBase, etag: str, changed: datetime) -> HttpResponseBase:
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["Vary"] = "Accept-Encoding"
    return response
