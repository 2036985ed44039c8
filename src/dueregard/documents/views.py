"""Handing a kept file back."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.pages import page
from dueregard.documents import store
from dueregard.documents.models import Document


@page("view", of=Document)
@require_safe
def download(request: HttpRequest, slug: str, uid: str) -> HttpResponseBase:
    """The file as it was brought: to be saved, never to be run or shown by the browser; or why it is gone."""
    visible = Document.objects.visible_to(actor_of(request))
    document = get_object_or_404(visible, organisation__slug=slug, uid=uid)
    if document.removed_at is not None:
        return render(request, "documents/removed.html", {"document": document}, status=410)
    response = FileResponse(
        store.path_of(document.sha256).open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
