"""Every address of the site × everybody × their own and another body's records, read and sent: no leaks.

What is expected comes from the permission table by way of the verb that each view declares
(`dueregard.design.pages`). A view that declares nothing fails, and so does an address of an unknown record.
"""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from tests.cast import OPERATOR, Cast, account_of
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AnnualReportFactory,
    CaseStudyFactory,
    CycleFactory,
    EvidenceFactory,
    FundFactory,
    HoldingFactory,
    InvitationFactory,
    JobFactory,
    MembershipFactory,
    MessageFactory,
    ObjectiveFactory,
    PlanFactory,
    PostFactory,
    ProposalFactory,
    RequestFactory,
    SentReportFactory,
    SiteFactory,
    SnapshotFactory,
    TargetRevisionFactory,
    UpdateFactory,
    UpdateLinkFactory,
)

from dueregard.design.pages import OPEN, OWN_ACCOUNT, Door, door_of
from dueregard.editions.releasing import release_edition
from dueregard.history.actor import Actor
from dueregard.importing.operations import bring_document, record_reading
from dueregard.importing.tasks import READER
from dueregard.organisations.links import first_visit_key, link_of
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.permissions import may
from dueregard.planfile.model import Action, Objective, Plan, PlanFile
from dueregard.reading.jobs import read_confined

METHODS = ("get", "post")
REFUSED = (403, 404, 405)
PLAN = "Ref,Action,Lead,By when\n1.1,Train all staff,HR Manager,March 2015\n1.2,Publish data,Policy,2016\n"
EXCUSED = {
    "findings:excuse": "the address names no finding",
    "importing:objective": "the draft has no objective",
    "importing:picture": "the document is no PDF",
    "importing:differences": "the draft renews no plan",
}
"""Addresses where there is nothing for those who may, either, in the records of this test; and why."""


@dataclass
class Records:
    """One body's records: by kind for the permission table, by the word before an id for its address."""

    body: Organisation
    by_kind: dict[str, Any] = field(default_factory=dict)
    by_word: dict[str, Any] = field(default_factory=dict)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Words that nobody outside the body may be shown."""
        return (self.body.name, self.by_kind["plans.plan"].title)


def records_of(body: Organisation, outcome: Any) -> Records:
    """One record of each kind that an address can name."""
    draft = bring_document(by=OPERATOR, organisation=body, name="plan.csv", content=PLAN.encode())
    record_reading(by=READER, draft=draft, outcome=outcome)
    plan = PlanFactory(organisation=body, title=f"Plan of {body.name}")
    objective = ObjectiveFactory(plan=plan)
    action = ActionFactory(plan=plan, objective=objective)
    member = MembershipFactory(organisation=body, role=Role.VIEWER).account
    invitation = InvitationFactory(organisation=body)
    post = PostFactory(organisation=body)
    fund = FundFactory(organisation=body)
    cycle = CycleFactory(plan=plan)
    approver = MembershipFactory(organisation=body, role=Role.APPROVER).account
    proposal = ProposalFactory(plan=plan, approver=approver)
    _publish(plan, objective, action)
    message = MessageFactory(organisation=body, status="sent")
    annual = AnnualReportFactory(organisation=body)
    kinds = (body, plan, objective, action, draft.document, draft, invitation, post, fund, proposal, message)
    kinds += (annual,)
    return Records(
        body,
        {each._meta.label_lower: each for each in kinds},
        {
            "objectives": objective,
            "actions": action,
            "documents": draft.document,
            "drafts": draft,
            "members": member,
            "invitations": invitation,
            "posts": post,
            "messages": message,
            "holdings": HoldingFactory(post=post),
            "progress": UpdateFactory(action=action),
            "evidence": EvidenceFactory(action=action),
            "funds": fund,
            "snapshots": SnapshotFactory(plan=plan),
            "targets": TargetRevisionFactory(action=action),
            "of": UpdateLinkFactory(organisation=body),
            "links": UpdateLinkFactory(organisation=body),
            "cycles": cycle,
            "requests": RequestFactory(cycle=cycle, action=action),
            "reports": SentReportFactory(plan=plan),
            "annual-reports": annual,
            "case-studies": CaseStudyFactory(report=annual),
            "sent": SentReportFactory(plan=None, annual=annual, report="annual"),
            "proposals": proposal,
            "jobs": JobFactory(),
        },
    )


def _publish(plan: Any, objective: Any, action: Any) -> None:
    """An edition at the addresses of these records; what the public may read is named otherwise than they."""
    body = plan.organisation
    file = PlanFile(
        plan=Plan(title="What was published"),
        objectives=[Objective(id=objective.uid, key="1", title="An objective")],
        actions=[Action(id=action.uid, key="1.1", objective="1", title="An action")],
    )
    site = SiteFactory(uid=body.uid, slug=body.slug, name="A public face")
    release_edition(site=site, uid=plan.uid, slug=plan.slug, plan=file, as_at=date(2026, 3, 31))


@dataclass(frozen=True)
class Address:
    """One URL pattern."""

    route: str
    name: str
    door: Door | None

    def of(self, records: Records) -> str:
        """The address for that body's records."""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self._value(found, records), self.route)

    def _value(self, found: re.Match[str], records: Records) -> str:
        name = found.group(1)
        words = self.route[: found.start()].strip("/").split("/")
        if name in ("organisation", "slug", "site"):
            return records.body.slug
        if name == "plan":
            return str(records.by_kind["plans.plan"].slug)
        if name in ("uid", "evidence", "revision", "entry"):
            return str(records.by_word[words[-1]].uid)
        if name == "job":
            return str(records.by_word["jobs"].pk)
        if name == "key":
            return _key(words[-1], records)
        others = {"number": "1", "since": "1", "kind": "json", "letter": "trial", "table": "1", "page": "1"}
        others["code"] = "introduction"
        return {**others, "provider_id": "sso", "uidb36": "1"}[name]


def _key(word: str, records: Records) -> str:
    if word == "invitations":
        return link_of(records.by_kind["organisations.invitation"])
    return first_visit_key() or "no-longer-any"


def addresses() -> list[Address]:
    """Every URL pattern, those of pages in their first language."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Any, before: str, space: str) -> Iterator[Address]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield Address(route, f"{space}{each.name}", door_of(each.callback))
        else:
            yield from _walk(each.url_patterns, route, f"{each.namespace}:" if each.namespace else space)


@dataclass
class World:
    """Two bodies' records and everybody with a browser of their own."""

    own: Records
    others: Records
    people: dict[str, tuple[Actor, Client]]
    tried: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    shut_out: list[str] = field(default_factory=list)


@pytest.fixture
def world(cast: Cast, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    outcome = read_confined(PLAN.encode(), "plan.csv", [])
    between = AccountFactory(name="Bea")
    MembershipFactory(organisation=cast.body, role=Role.VIEWER, account=between)
    MembershipFactory(organisation=cast.other_body, role=Role.OFFICER, account=between)
    runner = AccountFactory(name="Rune", runs_installation=True)
    Authenticator.objects.create(user=runner, type=Authenticator.Type.TOTP, data={"secret": "x"})
    actors = {name: who for name, who in cast.everybody().items() if not who.is_installation}
    actors |= {"in both bodies": between.actor, "runs the installation": runner.actor}
    return World(
        records_of(cast.body, outcome),
        records_of(cast.other_body, outcome),
        {name: (who, _browser(who)) for name, who in actors.items()},
    )


def _browser(who: Actor) -> Client:
    client = Client()
    if who.kind == "account":
        client.force_login(account_of(who))
    return client


ADDRESSES = addresses()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.route or "/")
def test_every_view_says_whose_it_is(address):
    assert address.door is not None, f"{address.route}: say it with dueregard.design.pages.page"
    if address.door.of:
        assert apps.get_model(address.door.of)


@pytest.mark.slow
def test_nobody_gets_at_what_the_table_does_not_give_them(world):
    for address in ADDRESSES:
        bodies = {address.of(records): records for records in (world.others, world.own)}
        for records, person, method in product(bodies.values(), world.people, METHODS):
            _try(world, address, records, person, method)
    print(f"\n{sum(world.tried.values())} cases: {dict(world.tried)}")  # noqa: T201 - the figure that is asked for
    assert not world.leaks, "\n".join(world.leaks)
    assert not world.shut_out, "\n".join(world.shut_out)
    assert sum(world.tried.values()) > 2 * len(ADDRESSES) * len(world.people)


def _try(world: World, address: Address, records: Records, name: str, method: str) -> None:
    """Ask, then undo whatever was done; a browser that was signed out has its cookies back."""
    who, browser = world.people[name]
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        response = getattr(browser, method)(address.of(records))
        page = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    browser.cookies = cookies
    got_in = response.status_code not in REFUSED and not _to_sign_in(response)
    case = f"{method.upper()} {address.route} of {records.body}, {name}: {response.status_code}"
    expected = _may(address.door, who, records)
    asked = bool(address.door and address.door.verb)
    world.tried[("let in" if expected else "refused") if asked else "open, or one's own account"] += 1
    if got_in and not expected:
        world.leaks.append(case)
    if asked and not got_in and expected and response.status_code != 405 and address.name not in EXCUSED:
        world.shut_out.append(case)
    if "key" not in address.route and not may(who, "view", records.body):
        world.leaks += [
            f"{case} says {word}" for word in records.secrets if word in page.decode(errors="replace")
        ]


def _to_sign_in(response: Any) -> bool:
    return response.status_code == 302 and response["Location"].startswith(("/sign-in/", "/account/second"))


def _may(door: Door | None, who: Actor, records: Records) -> bool:
    """What the table says; of open pages and of one's own account it says nothing: they count as let in."""
    assert door is not None
    if door == OPEN:
        return True
    if door == OWN_ACCOUNT:
        return who.kind == "account"
    return may(who, door.verb, records.by_kind[door.of] if door.of else None)
