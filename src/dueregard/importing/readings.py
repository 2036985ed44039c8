"""Reading for drafts: the slow part, in the sandbox and outside of any transaction, then one operation."""

import time
from collections.abc import Sequence

import structlog
from django.utils.translation import gettext as _

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.history.actor import Actor
from dueregard.importing import operations
from dueregard.importing.models import Draft, State
from dueregard.reading.corrections import Correction
from dueregard.reading.document import NotAPlan, UnreadableDocument
from dueregard.reading.jobs import Outcome, read_confined, reread_confined
from dueregard.reading.sandbox import Cancelled

log = structlog.get_logger(__name__)

ASK_SECONDS = 1.0
"""How often a running reading looks whether it was called off."""


def read(draft: Draft, *, by: Actor) -> None:
    """Read the draft's document and record what came of it; safe to run twice."""
    if draft.state != State.READING:
        return
    try:
        outcome = read_confined(
            content_of(draft.document),
            draft.document.name,
            draft.correction_list,
            on_progress=lambda step: _show(draft, step),
            is_cancelled=_Asked(draft),
        )
        operations.record_reading(by=by, draft=draft, outcome=outcome)
    except (Cancelled, operations.NotReady, operations.Outdated):
        return
    except NotAPlan as error:
        operations.record_no_plan(by=by, draft=draft, corrections=draft.correction_list, told=error)
    except UnreadableDocument as error:
        log.info("document unreadable", draft=draft.uid, cause=getattr(error, "__notes__", []))
        operations.record_failure(by=by, draft=draft, message=str(error))


def mend(draft: Draft, corrections: Sequence[Correction], *, by: Actor) -> Draft:
    """Add corrections and read again; they are kept only if the document can be read with them.

    Raises UnreadableDocument where it cannot, operations.Outdated where somebody else was faster.
    """
    return _replay(draft, [*draft.correction_list, *corrections], by=by)


def undo(draft: Draft, *, by: Actor) -> Draft:
    """Drop the last correction and read again; perhaps it was what made a plan of the document."""
    corrections = draft.correction_list[:-1]
    try:
        return _replay(draft, corrections, by=by)
    except NotAPlan as error:
        return operations.record_no_plan(by=by, draft=draft, corrections=corrections, told=error)


def _replay(draft: Draft, corrections: list[Correction], *, by: Actor) -> Draft:
    outcome = _reread(draft, corrections)
    return operations.record_corrections(by=by, draft=draft, corrections=corrections, outcome=outcome)


def _reread(draft: Draft, corrections: list[Correction]) -> Outcome:
    opened = draft.opened_document
    if opened is None or opened.kind == "plan":
        return read_confined(content_of(draft.document), draft.document.name, corrections)
    return reread_confined(opened, corrections)


def content_of(document: Document) -> bytes:
    """The bytes of a kept file. Raises UnreadableDocument where they were removed."""
    if document.removed_at is not None:
        raise UnreadableDocument(_("The file was removed, so it cannot be read again."))
    return store.get(document.sha256)


def _show(draft: Draft, step: str) -> None:
    """Progress for the page that waits: no state of the draft, so no operation and no history."""
    Draft.objects.filter(pk=draft.pk).update(step=step)


class _Asked:
    """Whether the draft was given up meanwhile; asks the database once a second at most."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.asked_at, self.answer = draft, 0.0, False

    def __call__(self) -> bool:
        if time.monotonic() - self.asked_at > ASK_SECONDS:
            self.asked_at = time.monotonic()
            self.answer = not Draft.objects.filter(pk=self.draft.pk, state=State.READING).exists()
        return self.answer
