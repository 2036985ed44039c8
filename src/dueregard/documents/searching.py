"""What of this room can be found: the names of files."""

from django.utils.translation import gettext_lazy

from dueregard.documents.models import Document
from dueregard.search.sources import Found, Source


def _document(document: Document) -> Found:
    return Found(document.name, "", document.get_absolute_url(), document.organisation)


SOURCES = (
    Source(
        "document",
        "documents.Document",
        gettext_lazy("Documents"),
        lambda: Document.objects.select_related("organisation"),
        _document,
    ),
)
