"""`dueregard publish`: the steps to an edition, as the pages do them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from dueregard.cli.failing import Failure

if TYPE_CHECKING:
    from dueregard.accounts.models import Account
    from dueregard.plans.models import Plan
    from dueregard.publishing.models import Proposal

STEPS: Final = ("list", "propose", "approve", "refuse", "take-back", "withdraw")


@click.command("publish")
@click.argument("step", type=click.Choice(STEPS))
@click.argument("organisation")
@click.argument("plan")
@click.option("--by", default="", help="E-mail address of the account that takes the step.")
@click.option("--approver", default="", help="propose: e-mail address of the account that is to approve.")
@click.option("--note", default="", help="propose: what is new, for everybody to read.")
@click.option("--reason", default="", help="refuse, take-back, withdraw: why.")
@click.option("--edition", type=int, help="withdraw: the edition's number.")
def command(step: str, organisation: str, plan: str, by: str, **given: Any) -> None:
    """Take a STEP to an edition of a PLAN of ORGANISATION (both by their slugs), in somebody's name.

    list tells what is to be settled before, the proposals and the editions. What is public, and what is done
    about the names of persons, is settled on the pages. Roles count as they do there.
    """
    from dueregard.cli import records

    records.start_django()
    from django.core.exceptions import PermissionDenied, ValidationError

    held = records.plan(organisation, plan)
    if step == "list":
        for line in _listed(held):
            click.echo(line)
        return
    who = _account("--by", by)
    try:
        click.echo(_DO[step](held, who, given))
    except PermissionDenied as error:
        raise Failure(f"{by} may not {step} here: the role, or the named approver, is another") from error
    except ValidationError as error:
        raise Failure(f"{step}: {'; '.join(error.messages)}") from error


def _listed(plan: "Plan") -> Iterator[str]:
    from dueregard.publishing.queries import coming, editions_of

    for each in coming(plan).unsettled:
        yield f"to settle: {each.found.words} ({len(each.found.places)} places)"
    for proposal in plan.proposals.all():
        day = f"{proposal.proposed_at:%Y-%m-%d}"
        yield f"proposal of {day}: {proposal.state}; by {proposal.proposed_by}, to {proposal.approver.email}"
    for edition in editions_of(plan).defer("content"):
        state = f"withdrawn: {edition.withdrawn_reason}" if edition.is_withdrawn else "public"
        day = f"{edition.published_at:%Y-%m-%d}"
        yield f"edition {edition.number} of {day}: {state}; {edition.get_absolute_url()}"


def _propose(plan: "Plan", who: "Account", given: dict[str, Any]) -> str:
    from dueregard.publishing.operations import propose_edition

    approver = _account("--approver", given["approver"])
    propose_edition(by=who.actor, plan=plan, approver=approver, note=given["note"])
    return f"Proposed. {approver.email} is asked to approve it."


def _approve(plan: "Plan", who: "Account", _given: dict[str, Any]) -> str:
    from dueregard.publishing.operations import approve_edition

    edition = approve_edition(by=who.actor, proposal=_open_proposal(plan))
    return f"Edition {edition.number} is public: {edition.get_absolute_url()}"


def _turn_down(deed: str, said: str, plan: "Plan", who: "Account", given: dict[str, Any]) -> str:
    from dueregard.publishing import operations

    do = {"refuse": operations.refuse_edition, "take-back": operations.take_back_proposal}[deed]
    do(by=who.actor, proposal=_open_proposal(plan), reason=given["reason"])
    return said


def _withdraw(plan: "Plan", who: "Account", given: dict[str, Any]) -> str:
    from dueregard.publishing.operations import withdraw_publication

    if given["edition"] is None:
        raise Failure("say which edition: --edition and its number")
    withdraw_publication(by=who.actor, plan=plan, number=given["edition"], reason=given["reason"])
    return f"Edition {given['edition']} is withdrawn. Its address stays, and says why."


_DO: Final[dict[str, Callable[["Plan", "Account", dict[str, Any]], str]]] = {
    "propose": _propose,
    "approve": _approve,
    "refuse": partial(_turn_down, "refuse", "The proposal is refused."),
    "take-back": partial(_turn_down, "take-back", "The proposal is taken back."),
    "withdraw": _withdraw,
}


def _account(option: str, email: str) -> "Account":
    from dueregard.accounts.models import Account

    if not email:
        raise Failure(f"give {option} and the e-mail address of an account")
    found = Account.objects.filter(email=email.lower(), is_active=True).first()
    if found is None:
        raise Failure(f"{option}: there is no account with the address {email}")
    return found


def _open_proposal(plan: "Plan") -> "Proposal":
    found = plan.proposals.open().first()
    if found is None:
        raise Failure(f"no edition of {plan.slug} waits for approval: propose one first")
    return found
