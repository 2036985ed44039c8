"""Removing words from what a plan was read from: the kept files, and the drafts that were made of them."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from pydantic import ValidationError as FormatError

from dueregard.documents.models import Document
from dueregard.documents.operations import remove_document
from dueregard.history.actor import Actor
from dueregard.history.redaction import strike_from_records, struck
from dueregard.importing.models import Draft, State
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan
from dueregard.reading.corrections import CORRECTIONS
from dueregard.reading.stored import load_document


def strike_from_uploads(*, plan: str, words: str, by: Actor, reason: str) -> int:
    """Strike `words` out of the drafts of the plan with this id; gives how many places held them.

    The files that it was read from are removed whole: nobody can strike words out of a file and be sure.
    """
    held = Plan.objects.get(uid=plan)
    documents = Document.objects.filter(_read_for(held), organisation=held.organisation_id).distinct()
    drafts = Draft.objects.filter(Q(plan=held) | Q(renews=held) | Q(document__in=documents)).distinct()
    places = sum(_strike(draft, words) for draft in drafts)
    places += strike_from_records("draft", [draft.uid for draft in drafts], words)
    for document in documents:
        remove_document(by=by, document=document, words=words, reason=reason)
    return places


def _read_for(plan: Plan) -> Q:
    hashes = plan.documents.exclude(sha256="").values("sha256")
    return Q(drafts__plan=plan) | Q(drafts__renews=plan) | Q(sha256__in=hashes)


def _strike(draft: Draft, words: str) -> bool:
    """Whether the draft held the words. One that is no draft any more without them is given up."""
    kept = (draft.opened, draft.reading, draft.corrections, draft.message)
    opened = json.loads(draft.opened) if draft.opened else None
    new: tuple[Any, ...] = (
        json.dumps(struck(opened, words)) if opened and struck(opened, words) != opened else draft.opened,
        *(struck(each, words) for each in kept[1:]),
    )
    if new == kept:
        return False
    draft.opened, draft.reading, draft.corrections, draft.message = new
    draft.revision += 1
    if draft.state in (State.READY, State.PLANLESS) and not _is_whole(draft):
        draft.state, draft.opened, draft.reading, draft.corrections = State.ABANDONED, "", {}, []
        draft.message = ""
    draft.save()
    return True


def _is_whole(draft: Draft) -> bool:
    """Whether it can still be mended: the words may have been a code of the format as well."""
    try:
        if draft.state == State.READY:
            PlanFile.model_validate(draft.reading)
        CORRECTIONS.validate_python(draft.corrections)
        if draft.opened:
            load_document(draft.opened)
    except (FormatError, ValidationError):
        return False
    return True
