"""Keeping evidence: files and links that show what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.documents.operations import keep_evidence_file
from dueregard.history.actor import Actor
from dueregard.organisations.posts.models import Post
from dueregard.plans.models import Evidence, Update


@dataclass(frozen=True, slots=True)
class Proof:
    """One file or link to be kept as evidence: either `url`, or `name` and `content`."""

    url: str = ""
    name: str = ""
    content: bytes = b""
    title: str = ""
    owner: Post | None = None
    expires_on: date | None = None


def add_proofs(by: Actor, entry: Update, proofs: Iterable[Proof]) -> list[Evidence]:
    """Keep the evidence with its entry or, where the entry is none that is kept, with the action alone.

    A link goes into the entry as well, and so into every file of the plan; a kept file stays in the house.
    """
    added = [_kept(by, entry, proof) for proof in proofs]
    links = [each.url for each in added if each.url]
    if links and entry.pk:
        entry.evidence = [*entry.evidence, *links]
        entry.save()
    return added


def _kept(by: Actor, entry: Update, proof: Proof) -> Evidence:
    evidence = Evidence(
        action=entry.action,
        update=entry if entry.pk else None,
        url=proof.url,
        title=proof.title,
        owner=proof.owner,
        expires_on=proof.expires_on,
    )
    if not proof.url:
        if not proof.content:
            raise ValidationError(_("Give a file that is not empty, or a link."))
        organisation = entry.action.plan.organisation
        evidence.document = keep_evidence_file(
            by=by, organisation=organisation, name=proof.name, content=proof.content
        )
    evidence.full_clean()
    evidence.save()
    return evidence
