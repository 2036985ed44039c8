"""The steps to an edition: what is public, whose words are settled, proposed, approved, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.editions.models import Edition, Site
from dueregard.editions.releasing import release_edition, withdraw_edition
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.planfile.files import hash_of, to_bytes
from dueregard.planfile.translations import HowFar, counted, other_language, pieces
from dueregard.plans.changing import tell_of
from dueregard.plans.models import Plan
from dueregard.plans.models.translations import Asks
from dueregard.plans.translating.queries import scheme_of
from dueregard.publishing.models import Decided, Policy, Proposal, Settlement
from dueregard.publishing.queries import (
    Coming,
    approvers_for,
    coming,
    last_edition,
    needs_second_person,
    offered_of,
    site_of,
)
from dueregard.publishing.words import How, State

SITE: Final = (
    *("name", "name_cy", "colour", "contact", "contact_cy"),
    *("accessibility", "accessibility_cy", "privacy", "privacy_cy"),
)
"""What a body may change of its public pages."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is done about words: one of `How`, and the words that are put for them where it is `PUT`."""

    how: str
    put: str = ""


@operation
def choose_public(*, by: Actor, plan: Plan, public: Mapping[tuple[str, str], bool]) -> Plan:
    """Say of columns and fields, by part and name, whether they are public. Others stay as they were.

    Nothing becomes public by this: the next edition is made by it. Raises `ValidationError` for what the plan
    has not.
    """
    require(by, "publish", plan)
    held = {(each.part, each.name): each.public for each in offered_of(plan)}
    if unknown := public.keys() - held.keys():
        names = ", ".join(sorted(name for _part, name in unknown))
        raise ValidationError(
            _("The plan has nothing to choose that is called: %(names)s.") % {"names": names}
        )
    changed = {key: value for key, value in public.items() if held[key] != value}
    for (part, name), value in changed.items():
        Decided.objects.update_or_create(plan=plan, part=part, name=name, defaults={"public": value})
    before = {name: held[part, name] for part, name in changed}
    after = {name: value for (_part, name), value in changed.items()}
    tell_of(plan, [difference("publicity", plan.uid, before, after)])
    return plan


@operation
def settle_words(*, by: Actor, plan: Plan, settled: Mapping[str, Settled]) -> Plan:
    """Say what editions of the plan do about words that may tell of a person. Later ones do the same."""
    require(by, "publish", plan)
    before = [_in_words(each) for each in plan.settlements.filter(words__in=settled)]
    after = []
    for words, each in settled.items():
        row = plan.settlements.filter(words=words).first() or Settlement(plan=plan, words=words)
        row.how, row.put = each.how, each.put.strip() if each.how == How.PUT else ""
        row.full_clean()
        row.save()
        after.append(_in_words(row))
    tell_of(plan, [difference("settlements", plan.uid, {"settled": before}, {"settled": after})])
    return plan


@operation
def propose_edition(*, by: Actor, plan: Plan, approver: Account, note: str = "") -> Proposal:
    """Freeze what would be public of the plan now, and ask `approver` to approve it.

    Raises `ValidationError` where words wait to be settled, where nothing has changed since the last edition,
    where a proposal is open, and where the approver may not be asked.
    """
    require(by, "publish", plan)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    found = coming(plan)
    _refuse_unready(plan, found)
    if approver not in approvers_for(plan, by):
        raise ValidationError({"approver": _("This person may not be asked to approve it.")})
    content = to_bytes(found.file).decode()
    proposal = Proposal(
        plan=plan,
        content=content,
        sha256=hash_of(content),
        as_at=clock.today(),
        note=note.strip(),
        approver=approver,
        state=State.PROPOSED,
        proposed_by=by.label,
        proposer_id=by.id,
    )
    proposal.full_clean()
    proposal.save()
    _tell_proposal(proposal, {})
    return proposal


@operation
def approve_edition(*, by: Actor, proposal: Proposal) -> Edition:
    """Release the edition as it was proposed. Raises `ValidationError` where it is not open any more."""
    require(by, "approve", proposal)
    held = _hold(proposal)
    if needs_second_person(held.organisation) and held.proposer_id == by.id:
        raise ValidationError(_("Somebody other than who proposed it approves an edition."))
    if not held.is_whole():
        raise ValidationError(_("This is not what was proposed: its hash is another. Propose it again."))
    _refuse_barred(held)
    edition = release_edition(
        site=_site_of(held.organisation),
        uid=held.plan.uid,
        slug=held.plan.slug,
        plan=held.file(),
        as_at=held.as_at,
        note=held.note,
    )
    held.edition = edition
    _decide(held, by, State.APPROVED)
    return edition


@operation
def refuse_edition(*, by: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Send a proposal back, saying why."""
    require(by, "approve", proposal)
    return _turned_down(proposal, by, State.REFUSED, reason)


@operation
def take_back_proposal(*, by: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Take a proposal back before it is decided, saying why."""
    require(by, "publish", proposal.plan)
    return _turned_down(proposal, by, State.TAKEN_BACK, reason)


@operation
def withdraw_publication(*, by: Actor, plan: Plan, number: int, reason: str) -> Edition:
    """Take the plan's edition of this number back: its address stays, and says since when and why."""
    require(by, "publish", plan)
    edition = (
        Edition.objects.select_for_update(of=("self",)).filter(plan__uid=plan.uid, number=number).first()
    )
    if edition is None or edition.is_withdrawn:
        raise ValidationError(_("The plan has no edition %(number)s to withdraw.") % {"number": number})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why. Everybody can read it at the edition's address.")})
    withdraw_edition(edition=edition, reason=reason)
    withdrawn = difference("edition", edition.uid, {}, {"number": number, "withdrawn": True})
    tell_of(plan, [withdrawn], reason=reason.strip())
    return edition


@operation
def set_publishing_policy(*, by: Actor, organisation: Organisation, second_person: bool) -> Policy:
    """Say whether editions are approved by somebody other than who proposes them."""
    require(by, "set_publishing", organisation)
    before = {"second_person": needs_second_person(organisation)}
    policy, _new = Policy.objects.update_or_create(
        organisation=organisation, defaults={"second_person": second_person}
    )
    told = difference("publishing_policy", organisation.uid, before, {"second_person": second_person})
    tell([told], organisation=organisation.slug)
    return policy


@operation
def edit_site(*, by: Actor, organisation: Organisation, changes: Mapping[str, str]) -> Site:
    """Change how the body's public pages are named, coloured and signed: fields of `SITE`."""
    require(by, "edit_site", organisation)
    if unknown := changes.keys() - set(SITE):
        raise ValidationError(
            _("There is nothing to change called: %(names)s.") % {"names": ", ".join(unknown)}
        )
    site = _site_of(organisation)
    before = {name: getattr(site, name) for name in changes}
    for name, value in changes.items():
        setattr(site, name, value.strip())
    site.full_clean()
    site.save()
    told = difference("site", site.uid, before, {name: getattr(site, name) for name in changes})
    tell([told], organisation=organisation.slug)
    return site


def _refuse_unready(plan: Plan, found: Coming) -> None:
    if found.unsettled:
        words = ", ".join(f"“{each.found.words}”" for each in found.unsettled[:5])
        number = len(found.unsettled)
        told = {"number": number, "words": words + ("…" if number > 5 else "")}
        raise ValidationError(
            _("Settle first what is published of %(words)s (%(number)s).") % told, "unsettled"
        )
    if found.is_barred:
        raise ValidationError(_barred(found.translated), "languages")
    last = last_edition(plan)
    if last and last.content == to_bytes(found.file).decode():
        raise ValidationError(_("Nothing has changed since edition %(number)s.") % {"number": last.number})


def _barred(numbers: Mapping[HowFar, int]) -> str:
    told = _("Your language scheme bars an edition that is not all in both languages.")
    left = _("Not translated: %(missing)s, stale: %(stale)s, unchecked: %(unchecked)s.") % numbers
    return f"{told} {left}"


def _refuse_barred(held: Proposal) -> None:
    """Ask again what was asked when it was proposed: the scheme may have changed since."""
    file = held.file()
    numbers = counted(pieces(file, other_language(file.plan.language)))
    incomplete = numbers["checked"] < sum(numbers.values())
    if incomplete and scheme_of(held.organisation).asks == Asks.BAR:
        raise ValidationError(_barred(numbers), "languages")


def _hold(proposal: Proposal) -> Proposal:
    """The proposal, for as long as this transaction; only one that is still open."""
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("plan__organisation")
        .get(pk=proposal.pk)
    )
    if held.state != State.PROPOSED:
        raise ValidationError(_("This proposal is %(state)s already.") % {"state": held.get_state_display()})
    return held


def _turned_down(proposal: Proposal, by: Actor, state: State, reason: str) -> Proposal:
    held = _hold(proposal)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    held.reason = reason.strip()
    return _decide(held, by, state)


def _decide(held: Proposal, by: Actor, state: State) -> Proposal:
    held.state, held.decided_by, held.decided_at = state, by.label, clock.now()
    held.full_clean()
    held.save()
    _tell_proposal(held, {"state": State.PROPOSED.value})
    return held


def _site_of(organisation: Organisation) -> Site:
    """The body's public site, kept from its first edition or its first change on."""
    site = site_of(organisation)
    if site._state.adding:
        site.full_clean()
        site.save()
    return site


def _tell_proposal(proposal: Proposal, before: Mapping[str, Any]) -> None:
    after = {"state": str(proposal.state)}
    if not before:
        after |= {
            "as_at": proposal.as_at.isoformat(),
            "sha256": proposal.sha256,
            "approver": str(proposal.approver),
        }
    if proposal.edition:
        after["edition"] = str(proposal.edition.number)
    told = difference("proposal", proposal.uid, before, after)
    tell_of(proposal.plan, [told], reason=proposal.reason or proposal.note)


def _in_words(row: Settlement) -> str:
    return f"{row.words}: {row.put if row.how == How.PUT else row.get_how_display()}"
