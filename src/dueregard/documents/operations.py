"""What changes kept files."""

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.documents.names import clean_name
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require


@operation
def keep_document(*, by: Actor, organisation: Organisation, name: str, content: bytes) -> Document:
    """Keep a file for a body; bytes that it holds already are not kept twice, whatever their name is now.

    It does not look into the file.
    """
    require(by, "bring_document", organisation)
    return _kept(by, organisation, name, content)


@operation
def keep_evidence_file(*, by: Actor, organisation: Organisation, name: str, content: bytes) -> Document:
    """Keep a file that shows what was done, as `keep_document` does; of what, is told elsewhere."""
    require(by, "keep_evidence", organisation)
    return _kept(by, organisation, name, content)


def _kept(by: Actor, organisation: Organisation, name: str, content: bytes) -> Document:
    sha256 = store.put(content)
    held = Document.objects.filter(organisation=organisation, sha256=sha256).first()
    if held is not None:
        tell([])
        return held
    document = Document(
        organisation=organisation,
        name=clean_name(name, otherwise=sha256[:12]),
        sha256=sha256,
        size=len(content),
        brought_by=by.label,
    )
    document.full_clean()
    document.save()
    stated = {"name": document.name, "sha256": sha256, "size": document.size}
    tell([difference("document", document.uid, {}, stated)], organisation=organisation.slug)
    return document
