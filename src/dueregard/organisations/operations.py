"""What can be done to organisations and to who belongs to them."""

from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.addresses import claim_address, give_address
from dueregard.organisations.models import Membership, Nation, Organisation, Visibility
from dueregard.organisations.permissions import require

KIND = "organisation"
SCOPE = "organisations"


@operation
def create_organisation(
    *,
    by: Actor,
    name: str,
    slug: str = "",
    nation: str = Nation.ENGLAND,
    language: str = "en-GB",
    visibility: str = Visibility.MEMBERS,
    notice: str = "",
) -> Organisation:
    """Take in a public body, its address from its name unless `slug` says it. Nobody belongs to it yet."""
    require(by, "create_organisation")
    organisation = Organisation(
        name=name, nation=nation, language=language, visibility=visibility, notice=notice
    )
    organisation.slug = slug or give_address(SCOPE, name, organisation.uid)
    if slug:
        claim_address(SCOPE, slug, organisation.uid)
    organisation.full_clean()
    organisation.save()
    tell([difference(KIND, organisation.uid, {}, _state(organisation))], organisation=organisation.slug)
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
def remove_member(*, by: Actor, organisation: Organisation, account: Account, role: str) -> None:
    """Take the role from the account. It keeps its other roles, and can still sign in."""
    require(by, "invite", organisation)
    before = _roles(organisation, account)
    Membership.objects.filter(organisation=organisation, account=account, role=role).delete()
    _tell_of_roles(organisation, account, before)


def _tell_of_roles(organisation: Organisation, account: Account, before: list[str]) -> None:
    after = {"roles": _roles(organisation, account) or None}
    changed = difference("account", account.uid, {"roles": before or None}, after)
    tell([changed], organisation=organisation.slug)


def _roles(organisation: Organisation, account: Account) -> list[str]:
    held = Membership.objects.filter(organisation=organisation, account=account)
    return sorted(held.values_list("role", flat=True))


def _state(organisation: Organisation) -> dict[str, str]:
    fields = ("slug", "name", "nation", "language", "visibility", "notice")
    return {name: value for name in fields if (value := str(getattr(organisation, name)))}
