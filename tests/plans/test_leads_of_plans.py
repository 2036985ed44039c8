"""Leads, roles, bodies and the key to abbreviations, on plans as bodies published them."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml import html
from tests.cast import account_of
from tests.factories import HoldingFactory, MembershipFactory, PostFactory
from tests.seeded import bring_seed

from dueregard.checking.rules import check
from dueregard.exchange.export import plan_file
from dueregard.organisations.models import Role
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.binding.matching import Why
from dueregard.plans.binding.operations import Answer, bind_leads
from dueregard.plans.binding.queries import binding_overview
from dueregard.plans.models import Lead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def bolsover(cast):
    return bring_seed(cast, "bolsover-ses")


@pytest.fixture
def somerset(cast):
    return bring_seed(cast, "somerset-eflg")


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def words_of(client, address):
    return " ".join(html.fromstring(client.get(address).content).xpath("//main")[0].text_content().split())


def test_bolsovers_lead_eio_shows_equality_improvement_officer(cast, bolsover):
    action = bolsover.actions.filter(leads__name="EIO").first()
    officer = signed_in(account_of(cast.officer))
    assert "EIO (Equality Improvement Officer)" in words_of(officer, action.get_absolute_url())


def test_the_abbreviations_that_are_not_in_bolsovers_key_are_listed(cast, bolsover):
    assert binding_overview(bolsover, on=NOON.date()).unexplained == ("JADs", "JADSP")
    officer = signed_in(account_of(cast.officer))
    page = words_of(officer, f"{bolsover.get_absolute_url()}leads/")
    assert "JADs" in page
    assert "JADSP" in page
    found = {each.words for each in check(plan_file(bolsover)) if each.rule.id == "not-in-the-key"}
    assert {"JADs", "JADSP"} <= found
    assert not {"EIO", "JADHR &P", "JADHR"} & found


def test_jadhr_p_is_jadhrp_of_the_key(cast, bolsover):
    leads = {lead.name: lead for lead in binding_overview(bolsover, on=NOON.date()).leads}
    offers = [offer.title for offer in leads["JADHR &P"].match.offers if offer.why == Why.KEY]
    assert offers == [bolsover.glossary["JADHRP"]]
    action = bolsover.actions.filter(leads__name="JADHR &P").first()
    officer = signed_in(account_of(cast.officer))
    assert f"JADHR &P ({bolsover.glossary['JADHRP']})" in words_of(officer, action.get_absolute_url())


def test_somerset_2_14_has_an_organisation_lead_and_two_equality_leads_as_three_people(somerset):
    leads = somerset.actions.get(ref="2.14").leads.all()
    assert [(lead.name, lead.role) for lead in leads] == [
        ("Jamie Jackson", "organisation lead"),
        ("Angela Farmer", "equality lead"),
        ("Tom Rutland", "equality lead"),
    ]


def open_on_work_list(account):
    text = words_of(signed_in(account), "/work/?of=mine&list=open")
    return int(re.search(r"(\d+) actions?", text).group(1))


def test_reassigning_tom_rutlands_open_actions_changes_both_work_lists_by_the_same_number(cast, somerset):
    tom = PostFactory(organisation=cast.body, title="Tom Rutland", kind=PostKind.PERSON)
    other = PostFactory(organisation=cast.body, title="Jo Newcomer", kind=PostKind.PERSON)
    toms = account_of(cast.lead)
    others = MembershipFactory(organisation=cast.body, role=Role.LEAD).account
    HoldingFactory(post=tom, account=toms)
    HoldingFactory(post=other, account=others)
    bind_leads(
        by=cast.officer,
        plan=somerset,
        answers={"Tom Rutland": Answer(post=tom), "Jamie Jackson": Answer(post=other)},
    )
    before = open_on_work_list(toms), open_on_work_list(others)
    assert min(before) > 0
    shared = set(somerset.actions.filter(leads__post=tom)) & set(somerset.actions.filter(leads__post=other))
    officer = signed_in(account_of(cast.officer))
    sent = {"to": other.uid, "reason": "He has left"}
    assert officer.post(f"{tom.get_absolute_url()}hand-over/", sent).status_code == 302
    after = open_on_work_list(toms), open_on_work_list(others)
    assert after[0] == 0
    assert after[1] == before[1] + before[0] - len(shared)
    assert set(Lead.objects.filter(action__plan=somerset, post=other).values_list("name", flat=True)) == {
        "Tom Rutland",
        "Jamie Jackson",
    }
