"""Removing words from proposals, settlements and editions when the law asks."""

import json

from dueregard.editions.models import Edition
from dueregard.editions.releasing import redact_edition
from dueregard.history.redaction import GAP
from dueregard.planfile.model import PlanFile
from dueregard.planfile.words import reworded
from dueregard.publishing.models import Proposal, Settlement


def strike_from_editions(*, plan: str, words: str, reason: str, **_told: object) -> int:
    """Strike `words` out of all that was proposed or published of the plan with this id.

    Gives how many places held them. A proposal that is open no longer has the hash that was proposed, so
    nobody can approve it unseen.
    """
    settlements, _kinds = Settlement.objects.filter(plan__uid=plan, words__contains=words).delete()
    put = Settlement.objects.filter(plan__uid=plan, put__contains=words)
    places = settlements + sum(_struck_settlement(each, words) for each in put)
    places += sum(_struck_proposal(each, words) for each in Proposal.objects.filter(plan__uid=plan))
    editions = Edition.objects.filter(plan__uid=plan)
    return places + sum(_struck_edition(each, words, reason) for each in editions)


def _struck_settlement(settlement: Settlement, words: str) -> int:
    settlement.put = settlement.put.replace(words, GAP)
    settlement.save(update_fields=["put"])
    return 1


def _struck_proposal(proposal: Proposal, words: str) -> int:
    content = _struck(proposal.content, words)
    note, reason = (text.replace(words, GAP) for text in (proposal.note, proposal.reason))
    if (content, note, reason) == (proposal.content, proposal.note, proposal.reason):
        return 0
    proposal.content, proposal.note, proposal.reason = content, note, reason
    proposal.save(update_fields=["content", "note", "reason"])
    return 1


def _struck_edition(edition: Edition, words: str, reason: str) -> int:
    content = _struck(edition.content, words)
    note, gone = (text.replace(words, GAP) for text in (edition.note, edition.withdrawn_reason))
    if (content, note, gone) == (edition.content, edition.note, edition.withdrawn_reason):
        return 0
    edition.withdrawn_reason = gone
    redact_edition(edition=edition, plan=PlanFile.model_validate_json(content), note=note, reason=reason)
    return 1


def _struck(content: str, words: str) -> str:
    data = reworded(json.loads(content), lambda text: text.replace(words, GAP))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
