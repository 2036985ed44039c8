"""The pages of a plan's dates, life, resources and snapshots as JSON: the facts of the page and no more."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.cast import account_of
from tests.factories import ActionFactory

from dueregard import clock
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.plans.funds.operations import add_fund, add_funding
from dueregard.plans.life.operations import set_stage
from dueregard.plans.models import Plan
from dueregard.plans.models.words import Stage
from dueregard.plans.operations import add_action
from dueregard.plans.timescales.operations import propose_revision, revise_target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
YEAR = "2026-04/2027-03"


@pytest.fixture
def action(cast, plan):
    due = {"text": "March 2014", "entries": [{"kind": "due", "date": "2014-03"}]}
    return add_action(by=cast.officer, plan=plan, values={"title": "Publish", "timescale": due})


@pytest.fixture
def ask(client, plan):
    def asked(who, page):
        client.logout()
        if who.kind == "account":
            client.force_login(account_of(who))
        return client.get(f"{plan.get_absolute_url()}{page}.json")

    return asked


def test_dates_as_data_tell_what_moved_and_to_officers_what_is_proposed(cast, plan, action, ask):
    revise_target(by=cast.officer, action=action, to="2014-09", reason="The supplier failed")
    row = propose_revision(by=cast.officer, action=action, to="2015-03", reason="Again")
    told = ask(cast.officer, "dates").json()
    address = action.get_absolute_url()
    assert told["moved"] == [
        {
            "action": address,
            "was": "2014-03",
            "to": "2014-09",
            "reason": "The supplier failed",
            "slippage_days": 183,
        }
    ]
    (proposed,) = told["proposed"]
    assert (proposed["action"], proposed["address"]) == (address, row.get_absolute_url())
    assert ask(cast.viewer, "dates").json()["proposed"] == []


def test_the_life_of_a_plan_as_data_has_its_stages_and_neighbours(cast, plan, ask):
    set_stage(
        by=cast.officer, plan=plan, stage=Stage.ADOPTED, on=date(2026, 4, 1), body="Council", minute="7"
    )
    plan.replaced_by = Plan.objects.create(organisation=cast.body, title="Next", slug="next")
    plan.save()
    told = ask(cast.viewer, "life").json()
    stage = {"stage": "adopted", "since": "2026-04-01", "decided_by": "Council", "minute": "7", "note": None}
    assert told["stages"] == [stage]
    assert told["replaced_by"] == plan.replaced_by.get_absolute_url()
    assert ask(cast.public, "life").status_code == 404


def test_resources_as_data_have_the_sums_by_fund_and_year(cast, plan, ask):
    action = ActionFactory(plan=plan, title="Translate", due_on=date(2028, 1, 1))
    fund = add_fund(by=cast.officer, organisation=cast.body, name="Lottery", ends_on=date(2027, 3, 31))
    add_funding(by=cast.officer, action=action, fund=fund, amount=Decimal("1000.50"), year=YEAR)
    type(action).objects.filter(pk=action.pk).update(due_on=date(2028, 1, 1))
    told = ask(cast.officer, "resources").json()
    assert told["funds"] == [
        {
            "fund": "Lottery",
            "total": "1000.50",
            "years": [{"year": YEAR, "amount": "1000.50"}],
            "actions": 1,
        }
    ]
    (ending,) = told["ending_too_early"]
    assert (ending["due_on"], ending["ends_on"]) == ("2028-01-01", "2027-03-31")
    assert ask(cast.public, "resources").status_code == 404


def test_snapshots_as_data_have_their_hashes_and_addresses(cast, plan, ask):
    kept = take_snapshot(by=cast.officer, plan=plan, as_at=clock.today(), reason="First quarter")
    (told,) = ask(cast.officer, "snapshots").json()["snapshots"]
    assert (told["sha256"], told["address"]) == (kept.sha256, kept.get_absolute_url())
    assert ask(cast.viewer, "snapshots").status_code == 404
