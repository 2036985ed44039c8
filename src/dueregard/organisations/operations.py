"""What can be done to organisations and to who belongs to them."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import Difference, State, difference, operation, tell
from dueregard.organisations.addresses import claim_address, give_address
from dueregard.organisations.models import (
    Invitation,
    Membership,
    Nation,
    Organisation,
    Role,
    Sector,
)
from dueregard.organisations.permissions import require
from dueregard.planfile.ids import new_id

KIND = "organisation"
FIELDS: Final = ("name", "nation", "language", "sector", "headcount", "notice")
SCOPE = "organisations"


@operation
def create_organisation(
    *,
    by: Actor,
    name: str,
    slug: str = "",
    nation: str = Nation.ENGLAND,
    language: str = "en-GB",
    sector: str = Sector.OTHER,
    headcount: int | None = None,
    notice: str = "",
    demonstration: bool = False,
) -> Organisation:
    """Take in a public body, its address from its name unless `slug` says it.

    An account that takes it in becomes its first administrator; otherwise nobody belongs to it yet.
    """
    require(by, "create_organisation")
    organisation = Organisation(
        name=name,
        nation=nation,
        language=language,
        sector=sector,
        headcount=headcount,
        notice=notice,
        demonstration=demonstration,
    )
    organisation.slug = slug or give_address(SCOPE, name, organisation.uid)
    if slug:
        claim_address(SCOPE, slug, organisation.uid)
    organisation.full_clean()
    organisation.save()
    told = [difference(KIND, organisation.uid, {}, _state(organisation))]
    if by.kind == "account":
        first = Account.objects.get(uid=by.id)
        told.append(_change_roles(organisation, first, {Role.ADMINISTRATOR}))
    tell(told, organisation=organisation.slug)
    return organisation


@operation
def edit_organisation(*, by: Actor, organisation: Organisation, changes: Mapping[str, Any]) -> Organisation:
    """Change what is known of the body (`FIELDS`). Its address stays, whatever it is now called."""
    require(by, "edit", organisation)
    before = _state(organisation)
    for name in FIELDS:
        if name in changes:
            setattr(organisation, name, changes[name])
    organisation.full_clean()
    organisation.save()
    tell([difference(KIND, organisation.uid, before, _state(organisation))], organisation=organisation.slug)
    return organisation


@operation
def add_member(*, by: Actor, organisation: Organisation, account: Account, role: str) -> Membership:
    """Give the account a role in the body, beside any that it has. It sends no mail."""
    require(by, "invite", organisation)
    membership = Membership(organisation=organisation, account=account, role=role)
    membership.full_clean()
    before = _roles(organisation, account)
    membership.save()
    _tell_of_roles(organisation, account, before)
    return membership


@operation
def set_roles(*, by: Actor, organisation: Organisation, account: Account, roles: Collection[str]) -> None:
    """Give the account just these roles in the body; none ends its membership. It sends no mail."""
    require(by, "invite", organisation)
    tell([_change_roles(organisation, account, set(roles))], organisation=organisation.slug)


@operation
def create_account(
    *, by: Actor, email: str, name: str, password: str | None, runs_installation: bool = False
) -> Account:
    """Make an account without an invitation: the installation's own right, for its first administrator."""
    require(by, "create_account")
    account = _new_account(email, name, password, runs_installation)
    tell([difference("account", account.uid, {}, {"name": account.name})])
    return account


@operation
def invite(*, by: Actor, organisation: Organisation, email: str, roles: Collection[str]) -> Invitation:
    """Invite an address to the body in these roles. The letter with the link is for the caller to send."""
    require(by, "invite", organisation)
    invitation = Invitation(organisation=organisation, email=email.strip().lower(), roles=_known(roles))
    invitation.full_clean()
    invitation.save()
    tell([_of_invitation(invitation, {}, {"roles": invitation.roles})], organisation=organisation.slug)
    return invitation


@operation
def renew_invitation(*, by: Actor, invitation: Invitation) -> Invitation:
    """Give an open invitation a new link and new time; the old link is void."""
    require(by, "invite", invitation.organisation)
    before = {"sent_at": invitation.sent_at.isoformat()}
    invitation.nonce, invitation.sent_at = new_id(), clock.now()
    invitation.save()
    after = {"sent_at": invitation.sent_at.isoformat()}
    tell([_of_invitation(invitation, before, after)], organisation=invitation.organisation.slug)
    return invitation


@operation
def revoke_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Void an open invitation."""
    require(by, "invite", invitation.organisation)
    _refuse_unless_open(invitation)
    invitation.revoked_at = clock.now()
    invitation.save()
    after = {"revoked_at": invitation.revoked_at.isoformat()}
    tell([_of_invitation(invitation, {}, after)], organisation=invitation.organisation.slug)


@operation
def accept_invitation(
    *, by: Actor, invitation: Invitation, name: str = "", password: str | None = None
) -> Account:
    """Give the invited address its roles, and an account if it has none; then the link is void.

    An account that is there already keeps its name and its password: a link is no way into it.
    """
    require(by, "accept", invitation)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _refuse_unless_open(invitation)
    account = Account.objects.filter(email=invitation.email).first()
    told = []
    if account is None:
        account = _new_account(invitation.email, name, password)
    invitation.accepted_at = clock.now()
    invitation.save()
    roles = {*_roles(invitation.organisation, account), *invitation.roles}
    told.append(_change_roles(invitation.organisation, account, roles))
    after = {"accepted_at": invitation.accepted_at.isoformat()}
    told.append(_of_invitation(invitation, {}, after))
    tell(told, organisation=invitation.organisation.slug)
    return account


def _new_account(email: str, name: str, password: str | None, runs_installation: bool = False) -> Account:
    account = Account.objects.create_user(email, password, name=name, runs_installation=runs_installation)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def _known(roles: Collection[str]) -> list[str]:
    """The roles in the order of the table. Raises `ValidationError` where there are none, or none such."""
    known = [role.value for role in Role if role in roles and role is not Role.PUBLIC]
    if not known or len(known) != len(set(roles)):
        raise ValidationError(_("Choose at least one role."))
    return known


def _change_roles(organisation: Organisation, account: Account, roles: set[str]) -> Difference | None:
    """Make the roles of the account in the body just these; the last administrator stays one."""
    before = _roles(organisation, account)
    for role in sorted(roles - set(before)):
        membership = Membership(organisation=organisation, account=account, role=role)
        membership.full_clean()
        membership.save()
    Membership.objects.filter(organisation=organisation, account=account).exclude(role__in=roles).delete()
    if Role.ADMINISTRATOR in before and Role.ADMINISTRATOR not in roles:
        _refuse_without_administrator(organisation)
    after = _roles(organisation, account)
    return difference("account", account.uid, {"roles": before or None}, {"roles": after or None})


def _refuse_without_administrator(organisation: Organisation) -> None:
    left = organisation.memberships.filter(role=Role.ADMINISTRATOR, account__is_active=True)
    if not left.exists():
        raise ValidationError(
            _("This is the last administrator: make somebody else an administrator first."),
            code="last_administrator",
        )


def _refuse_unless_open(invitation: Invitation) -> None:
    if invitation.accepted_at or invitation.revoked_at or invitation.expires_at() < clock.now():
        raise ValidationError(_("This invitation is no longer valid."), code="void")


def _of_invitation(invitation: Invitation, before: State, after: State) -> Difference | None:
    return difference("invitation", invitation.uid, before, after)


def _tell_of_roles(organisation: Organisation, account: Account, before: list[str]) -> None:
    after = {"roles": _roles(organisation, account) or None}
    changed = difference("account", account.uid, {"roles": before or None}, after)
    tell([changed], organisation=organisation.slug)


def _roles(organisation: Organisation, account: Account) -> list[str]:
    held = Membership.objects.filter(organisation=organisation, account=account)
    return sorted(held.values_list("role", flat=True))


def _state(organisation: Organisation) -> dict[str, str]:
    stated = {name: getattr(organisation, name) for name in ("slug", *FIELDS)}
    return {name: str(value) for name, value in stated.items() if value not in ("", None)}
