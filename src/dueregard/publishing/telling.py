"""What the page of publishing tells, as data for programs."""

from typing import Any

from dueregard.editions.models import Edition
from dueregard.planfile.model import to_data
from dueregard.plans.models import Plan
from dueregard.publishing.finding import Found
from dueregard.publishing.models import Proposal
from dueregard.publishing.queries import Coming, editions_of


def told_of(plan: Plan, coming: Coming) -> dict[str, Any]:
    """What is public, what is to be settled, what changed, the proposals and the editions of a plan."""
    found = coming.differences
    return {
        "public": [{"part": each.part, "name": each.name, "public": each.public} for each in coming.offered],
        "people": [
            {
                **_found(each.found),
                "settled": each.settlement.how if each.settlement else None,
                "post": each.post,
            }
            for each in coming.people
        ],
        "languages": {"pieces": dict(coming.translated), "asks": coming.asks},
        "few": [_found(each) for each in coming.few],
        "changes": {
            "plan": [each.field for each in found.plan],
            **{
                kind: {
                    "added": [to_data(each) for each in changes.added],
                    "removed": [to_data(each) for each in changes.removed],
                    "changed": [to_data(each.new) for each in changes.changed],
                }
                for kind, changes in (("objectives", found.objectives), ("actions", found.actions))
            },
        },
        "proposals": [_proposal(each) for each in plan.proposals.all()],
        "editions": [_edition(each) for each in editions_of(plan).defer("content")],
    }


def _found(found: Found) -> dict[str, Any]:
    places = [{"item": place.item, "field": place.field} for place in found.places]
    return {"kind": found.kind, "words": found.words, "places": places}


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.uid,
        "state": proposal.state,
        "as_at": proposal.as_at.isoformat(),
        "sha256": proposal.sha256,
        "proposed_at": proposal.proposed_at.isoformat(),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.number,
        "as_at": edition.as_at.isoformat(),
        "sha256": edition.sha256,
        "address": edition.get_absolute_url(),
        "withdrawn": edition.withdrawn_reason or None,
    }
