"""The demo: five public plans by the real reader, loaded once, never over anybody's own records."""

import pytest

from dueregard import clock
from dueregard.demo.load import NotOnlyDemo, bodies, clear, load
from dueregard.demo.people import make_people
from dueregard.history.models import Event
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.operations import create_organisation
from dueregard.plans.binding.queries import binding_overview
from dueregard.plans.models import Lead, Link, Plan

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def loaded(db):
    return list(load())


def test_it_holds_five_plans_for_everybody_to_see_without_officers_names(loaded, cast):
    counts = {plan.organisation.slug: plan.actions.count() for plan in Plan.objects.visible_to(cast.public)}
    assert counts == {"bolsover": 41, "melton": 35, "somerset": 37, "south-somerset": 51, "southampton": 18}
    assert all("demonstration" in plan.organisation.notice for plan in loaded)
    assert not Lead.objects.filter(name__in=["Malcolm Riches", "Tom Rutland", "Michelle Anderson"]).exists()
    assert Lead.objects.filter(name="Equality Manager").exists()


def test_loading_again_changes_nothing_and_links_are_found(loaded):
    before = Event.objects.count()
    assert list(load()) == []
    assert Event.objects.count() == before
    pointing = Link.objects.filter(to_objective__ref="2.6", action__isnull=False)
    assert set(pointing.values_list("action__objective__ref", flat=True)) == {"2.15", "2.18", "2.23"}


def test_leads_that_a_plans_own_key_settles_are_bound_and_the_others_wait(loaded):
    plan = Plan.objects.get(organisation__slug="bolsover")
    overview = binding_overview(plan, on=clock.today())
    told = {lead.name: [post.title for post in lead.posts] for lead in overview.leads}
    assert told["EIO"] == ["Equality Improvement Officer"]
    assert told["JADHR &P"] == ["Joint Asst. Director Human Resources and Payroll"]
    assert overview.unexplained == ("JADs", "JADSP")
    assert told["JADs"] == told["JADSP"] == []
    assert all(post.email.endswith("@bolsover.invalid") for post in overview.posts)
    assert (
        not Lead.objects.exclude(action__plan=plan).exclude(objective__plan=plan).filter(post__isnull=False)
    )


def test_each_role_has_an_account_whose_random_password_is_told_once(loaded, client):
    people = dict(make_people())
    assert {account.email for account in people} == {
        f"{role}@demo.invalid" for role in Role.values if role != Role.PUBLIC
    }
    assert len(set(people.values())) == len(people)
    assert all(account.check_password(password) for account, password in people.items())
    assert list(make_people()) == []


@pytest.mark.parametrize(
    "address", ["/", "/organisations/melton/", "/organisations/melton/plans/equality-action-plan/"]
)
def test_every_page_says_that_it_is_a_demonstration_and_asks_not_to_be_indexed(loaded, client, address):
    page = client.get(address).content.decode()
    assert "This is a demonstration" in page
    assert "with invented updates" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Sign in" in page


def test_clearing_empties_the_demo_and_nothing_else(cast):
    with pytest.raises(NotOnlyDemo, match="Ashby"):
        clear()
    assert Organisation.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_cleared_demo_can_be_loaded_afresh():
    body = bodies()[0]
    create_organisation(by=_operator(), name=body.organisation, slug=body.slug)
    clear()
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()


def _operator():
    from dueregard.history.actor import system

    return system("tests")
