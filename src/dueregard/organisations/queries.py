"""A page's worth of reading about the people of a body, and the table of who may what."""

from dataclasses import dataclass, field

from dueregard.accounts.models import Account
from dueregard.organisations.models import Invitation, Membership, Organisation, Role
from dueregard.organisations.permissions import table


@dataclass(slots=True)
class Member:
    """Somebody in a body, with all their roles there."""

    account: Account
    roles: list[Role] = field(default_factory=list)

    @property
    def role_names(self) -> list[str]:
        """The roles in words, in the order of the table."""
        return [str(role.label) for role in Role if role in self.roles]


def members_of(organisation: Organisation) -> list[Member]:
    """Who belongs to the body, by name. One query."""
    held = Membership.objects.filter(organisation=organisation).select_related("account")
    members: dict[int, Member] = {}
    for membership in held.order_by("account__name", "account_id"):
        member = members.setdefault(membership.account_id, Member(membership.account))
        member.roles.append(Role(membership.role))
    return list(members.values())


def open_invitations(organisation: Organisation) -> list[Invitation]:
    """The body's invitations that were neither accepted nor revoked, newest first."""
    return list(organisation.invitations.open())


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table as people read it: what may be done to which kind of record, by which roles."""

    kind: str
    verb: str
    roles: frozenset[Role]
    restricted: frozenset[Role] = frozenset()
    """Those of `roles` who may do so to some of the records only: to public ones, or to their own."""


def rights() -> list[Right]:
    """The whole table role × verb, made from the rules that decide (`permissions.table`)."""
    free: dict[tuple[str, str], set[Role]] = {}
    bound: dict[tuple[str, str], set[Role]] = {}
    for row in table():
        for verb in row.verbs:
            (bound if row.where else free).setdefault((row.kind, verb), set()).update(row.roles)
    return [
        Right(
            kind,
            verb,
            frozenset(free.get((kind, verb), set()) | bound.get((kind, verb), set())),
            frozenset(bound.get((kind, verb), set()) - free.get((kind, verb), set())),
        )
        for kind, verb in sorted({*free, *bound})
    ]
