"""What changes kept files."""

import shutil

from django.db import transaction

from dueregard import clock
from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.documents.names import clean_name
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.history.redaction import strike_from_records, struck
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


@operation
def remove_document(*, by: Actor, document: Document, words: str, reason: str) -> Document:
    """Remove the bytes of a file that holds `words` which the law wants gone; its hash and the reason stay.

    The words leave its name too. What another body keeps is that body's. Backups hold the file until they
    are replaced. Raises `ValueError` without a reason.
    """
    require(by, "redact", document)
    if not reason.strip():
        raise ValueError("a file is removed for a reason")
    held = Document.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=document.pk)
    strike_from_records("document", [held.uid], words)
    held.name = str(struck(held.name, words))
    if held.removed_at is None:
        held.removed_at, held.removed_why = clock.now(), reason
    held.full_clean()
    held.save()
    transaction.on_commit(lambda: _forget_bytes(held.sha256))
    removed = difference("document", held.uid, {}, {"removed": held.removed_why})
    tell([removed], organisation=held.organisation.slug)
    return held


def _forget_bytes(sha256: str) -> None:
    """Unless another body keeps the same file, or it has been brought again meanwhile."""
    if not Document.objects.kept().filter(sha256=sha256).exists():
        store.path_of(sha256).unlink(missing_ok=True)
        shutil.rmtree(store.pictures_of(sha256), ignore_errors=True)


def _bring_back(held: Document) -> None:
    """A file that was removed and is brought again is kept again: whoever brings it answers for it."""
    if held.removed_at is None:
        tell([])
        return
    why, held.removed_at, held.removed_why = held.removed_why, None, ""
    held.save(update_fields=["removed_at", "removed_why"])
    tell([difference("document", held.uid, {"removed": why}, {})], organisation=held.organisation.slug)


def _kept(by: Actor, organisation: Organisation, name: str, content: bytes) -> Document:
    sha256 = store.put(content)
    held = Document.objects.filter(organisation=organisation, sha256=sha256).first()
    if held is not None:
        _bring_back(held)
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
