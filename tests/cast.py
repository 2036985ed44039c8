"""The fixed cast: the same people in every test, so that a name says who somebody is and what to expect."""

from dataclasses import dataclass, fields

from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories import MembershipFactory, OrganisationFactory

from dueregard.accounts.models import Account
from dueregard.history.actor import PUBLIC, Actor, system
from dueregard.organisations.models import Organisation, Role

OPERATOR = system("operator")


@dataclass(frozen=True)
class Cast:
    """Two bodies and the people in and around the first."""

    body: Organisation
    other_body: Organisation
    administrator: Actor
    officer: Actor
    lead: Actor
    approver: Actor
    reviewer: Actor
    viewer: Actor
    auditor: Actor
    stranger: Actor
    """The equality officer of the other body."""
    public: Actor = PUBLIC
    operator: Actor = OPERATOR

    def everybody(self) -> dict[str, Actor]:
        """All who act, by name."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: who for name, who in named.items() if isinstance(who, Actor)}

    def all_but(self, *names: str) -> list[Actor]:
        """Those who must be refused where only these may. The operator may everything, so is never in it."""
        return [who for name, who in self.everybody().items() if name not in {*names, "operator"}]


def the_cast() -> Cast:
    """The cast, freshly in the database."""
    body = OrganisationFactory(name="Ashby District Council", slug="ashby")
    other = OrganisationFactory(name="Brackley Town Council", slug="brackley")
    return Cast(
        body=body,
        other_body=other,
        administrator=_member(body, Role.ADMINISTRATOR, "Adam"),
        officer=_member(body, Role.OFFICER, "Olive"),
        lead=_member(body, Role.LEAD, "Leah"),
        approver=_member(body, Role.APPROVER, "Amara"),
        reviewer=_member(body, Role.REVIEWER, "Ravi"),
        viewer=_member(body, Role.VIEWER, "Vera"),
        auditor=_member(body, Role.AUDITOR, "Audrey"),
        stranger=_member(other, Role.OFFICER, "Stan"),
    )


def account_of(who: Actor) -> Account:
    """The account that acts as `who`."""
    return Account.objects.get(uid=who.id)


def client_of(who: Actor) -> Client:
    """A browser in which `who` is signed in; of the public, one in which nobody is."""
    client = Client()
    if who.kind == "account":
        client.force_login(account_of(who))
    return client


def _member(body: Organisation, role: Role, name: str) -> Actor:
    membership = MembershipFactory(
        organisation=body, role=role, account__name=name, account__email=f"{name.lower()}@example.invalid"
    )
    if role is Role.ADMINISTRATOR:  # who may not administer without a second factor
        Authenticator.objects.create(
            user=membership.account, type=Authenticator.Type.TOTP, data={"secret": "x"}
        )
    return membership.account.actor
