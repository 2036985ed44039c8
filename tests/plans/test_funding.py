"""Funds, what actions take of them, and warnings where a fund ends before its actions do."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from lxml import html
from tests.cast import account_of
from tests.factories import ActionFactory, FundFactory, PlanFactory
from tests.seeded import bring_seed

from dueregard import clock
from dueregard.history.models import Event
from dueregard.history.queries import states_of_plan
from dueregard.plans.facts import actions_with_facts, item_state
from dueregard.plans.funds.operations import add_fund, add_funding, edit_fund, remove_funding
from dueregard.plans.funds.queries import endings_of, funds_of, resources_of
from dueregard.plans.models import Action, Fund
from dueregard.plans.models.words import FundingKind
from dueregard.plans.operations import edit_action
from dueregard.plans.progress.operations import withdraw_action

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2010, 6, 1, 12, tzinfo=UTC)
MIF = "Migration Impact Fund"
YEAR = "2010-04/2011-03"


@pytest.fixture
def scheme(cast):
    return bring_seed(cast, "south-somerset-ses", "scheme")


@pytest.fixture
def action(cast, plan):
    return ActionFactory(plan=plan, title="Translate the website", ref="9.9", resources=f"Officers, {MIF}")


def sign_in(client, who):
    client.force_login(account_of(who))


def due(cast, action, day):
    edit_action(
        by=cast.officer,
        action=action,
        changes={"timescale": {"text": day, "entries": [{"kind": "due", "date": day}]}},
    )


def test_south_somerset_by_migration_impact_fund_lists_the_milestones_that_name_it(client, cast, scheme):
    sign_in(client, cast.officer)
    page = html.fromstring(client.get(scheme.get_absolute_url(), {"resource": MIF}).content)
    shown = {cell.text_content().strip() for cell in page.xpath("//td[@class='dr-actions__ref']")}
    named = {each.ref for each in scheme.actions.all() if "migration impact" in each.resources.lower()}
    assert shown == named
    assert {"SES3.05.1", "SES4.09.1"} <= shown


def test_milestones_due_after_the_fund_ended_in_march_2011_are_warned(client, cast, scheme):
    add_fund(by=cast.officer, organisation=cast.body, name=MIF, ends_on=date(2011, 3, 31))
    assert not resources_of(scheme).endings
    late = scheme.actions.get(ref="SES3.05.1")
    due(cast, late, "2011-12")
    (ending,) = resources_of(scheme).endings
    assert (ending.action, ending.fund.name) == (late, MIF)
    sign_in(client, cast.officer)
    for address in (f"{scheme.get_absolute_url()}resources/", late.get_absolute_url()):
        text = " ".join(html.fromstring(client.get(address).content).text_content().split())
        assert f"due on 31 December 2011, after the end of {MIF} on 31 March 2011" in text


def as_kept(action):
    return Action.objects.get(pk=action.pk)


def test_nobody_is_warned_on_the_last_day_of_the_fund_or_of_what_is_settled(cast, action):
    add_fund(by=cast.officer, organisation=cast.body, name=MIF, ends_on=date(2011, 3, 31))
    due(cast, action, "2011-03-31")
    assert not endings_of(as_kept(action))
    due(cast, action, "2011-04-01")
    assert endings_of(as_kept(action))
    withdraw_action(by=cast.officer, action=action, reason="No money", on="2010-06-01")
    assert not endings_of(as_kept(action))


def test_a_fund_that_was_said_to_pay_warns_though_the_plan_does_not_name_it(cast, plan):
    action = ActionFactory(plan=plan)
    fund = add_fund(by=cast.officer, organisation=cast.body, name="Lottery", ends_on=date(2011, 3, 31))
    add_funding(by=cast.officer, action=action, fund=fund, amount=Decimal(500))
    due(cast, action, "2012")
    assert [each.fund for each in endings_of(as_kept(action))] == [fund]


def test_amounts_are_summed_by_fund_and_year(cast, plan, action):
    fund = add_fund(by=cast.officer, organisation=cast.body, name=MIF)
    for amount, year in (("1000.50", YEAR), ("2000", "2011-04/2012-03"), ("10", YEAR)):
        add_funding(by=cast.officer, action=action, fund=fund, amount=Decimal(amount), year=year)
    add_funding(by=cast.officer, action=action, amount=Decimal(5), note="Own budget")
    add_funding(by=cast.officer, action=action, kind=FundingKind.TIME, note="Two days a month")
    found = resources_of(plan)
    assert [(each.fund, each.total, each.actions) for each in found.totals] == [
        (fund, Decimal("3010.50"), 1),
        (None, Decimal(5), 1),
    ]
    assert found.totals[0].by_year[YEAR] == Decimal("1010.50")
    assert (found.years, found.total) == ((YEAR, "2011-04/2012-03", ""), Decimal("3015.50"))
    assert funds_of(cast.body)[0].total == Decimal("3010.50")


def test_the_printed_words_stay_and_are_counted(cast, plan, action):
    add_funding(by=cast.officer, action=action, amount=Decimal(1))
    action.refresh_from_db()
    assert action.resources == f"Officers, {MIF}"
    assert (action.resources, 1) in resources_of(plan).printed


def test_what_says_nothing_is_below_nothing_or_is_anothers_is_refused(cast, action):
    stranger = FundFactory(organisation=cast.other_body)
    for wrong in ({}, {"amount": Decimal(-1)}, {"fund": stranger}, {"amount": Decimal(1), "year": "soon"}):
        with pytest.raises(ValidationError):
            add_funding(by=cast.officer, action=action, **wrong)
    with pytest.raises(ValidationError):
        add_fund(by=cast.officer, organisation=cast.body, name=" ")
    assert not action.funding.exists()


def test_history_tells_it_and_replays(cast, action, plan):
    edit_action(by=cast.officer, action=action, changes={"priority": "1"})
    funding = add_funding(by=cast.officer, action=action, amount=Decimal(5), note="Own budget")
    other = add_funding(by=cast.officer, action=action, amount=Decimal(7))
    remove_funding(by=cast.officer, funding=funding)
    now = actions_with_facts(plan.actions.filter(pk=action.pk)).get()
    state = states_of_plan(plan.uid, until=clock.now())["action", action.uid]
    assert state["funding"] == item_state(now)["funding"]
    assert [each["id"] for each in state["funding"]] == [other.uid]
    assert Event.objects.last().verb == "remove_funding"


def test_only_officers_enter_money_and_only_members_see_it(client, cast, plan, action):
    fund = add_fund(by=cast.officer, organisation=cast.body, name=MIF, ends_on=date(2010, 1, 1))
    funding = add_funding(by=cast.officer, action=action, fund=fund, amount=Decimal(4321))
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            add_funding(by=who, action=action, amount=Decimal(1))
        with pytest.raises(PermissionDenied):
            remove_funding(by=who, funding=funding)
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            edit_fund(by=who, fund=fund, name="Theirs", ends_on=None)
    assert client.get(f"{plan.get_absolute_url()}resources/").status_code == 404
    sign_in(client, cast.viewer)
    assert "4,321" in client.get(action.get_absolute_url()).content.decode()
    assert "4,321" in client.get(f"{plan.get_absolute_url()}resources/").content.decode()


def test_the_pages_take_in_a_fund_an_amount_and_take_it_out(client, cast, plan, action):
    sign_in(client, cast.officer)
    funds = f"{cast.body.get_absolute_url()}funds/"
    assert client.post(f"{funds}new/", {"name": ""}).status_code == 422
    client.post(f"{funds}new/", {"name": MIF, "ends_on": "2011-03-31"})
    fund = Fund.objects.get()
    client.post(f"{funds}{fund.uid}/", {"name": MIF, "ends_on": "2012-03-31"})
    assert "until 31 March 2012" in client.get(funds).content.decode()
    address = f"{action.get_absolute_url()}funding/"
    assert client.post(address, {"kind": "money"}).status_code == 422
    sent = {"kind": "money", "fund": fund.pk, "amount": "1200", "year": YEAR}
    page = client.post(address, sent, follow=True).content.decode()
    assert "£1,200, money, Migration Impact Fund, financial year 2010/11" in page
    client.post(address, {"remove": action.funding.get().uid})
    assert not action.funding.exists()


def test_the_number_of_queries_does_not_grow_with_the_plan(cast, django_assert_max_num_queries):
    plan = PlanFactory(organisation=cast.body)
    fund = FundFactory(organisation=cast.body)
    for action in ActionFactory.create_batch(5, plan=plan):
        add_funding(by=cast.officer, action=action, fund=fund, amount=Decimal(1))
    with django_assert_max_num_queries(4):
        resources_of(plan)
