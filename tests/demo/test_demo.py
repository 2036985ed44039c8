"""The demo: five public plans by the real reader, loaded once, never over anybody's own records."""

from datetime import date, datetime, time

import pytest

from dueregard import clock
from dueregard.cycles.models import Cycle
from dueregard.cycles.words import State
from dueregard.demo.annual import report_on_year
from dueregard.demo.load import NotOnlyDemo, bodies, clear, load
from dueregard.demo.people import give_posts, make_people
from dueregard.demo.publishing import publish
from dueregard.demo.successors import INVENTED, carry_on
from dueregard.editions.models import Edition
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.history.models import Event
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.operations import create_organisation
from dueregard.organisations.posts.models import Holding
from dueregard.plans.binding.queries import binding_overview
from dueregard.plans.funds.queries import resources_of
from dueregard.plans.models import Action, Evidence, Lead, Link, ObjectiveReview, Plan, TargetRevision
from dueregard.plans.models.words import RevisionState, Stage
from dueregard.plans.queries import plan_overview
from dueregard.plans.standing import Standing
from dueregard.reporting.annual.queries import annual_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def loaded(db):
    return list(load())


def test_it_holds_five_plans_without_officers_names(loaded):
    counts = {plan.organisation.slug: plan.actions.count() for plan in Plan.objects.all()}
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


def test_its_plans_are_published_without_the_names_of_officers(loaded):
    assert list(publish()) == []  # before there is somebody to propose and to approve
    list(make_people())
    published = {each.plan.site.slug: each for each in publish()}
    assert published.keys() == {"bolsover", "melton", "somerset", "south-somerset", "southampton"}
    words = "".join(each.content for each in Edition.objects.all())
    assert "Equality Manager" in words
    for name in ("Lesley Waters", "Sally Woodbury", "Alice Knight", "Malcolm Riches"):
        assert name not in words
    assert list(publish()) == []


def test_the_first_page_names_the_five_bodies_and_leads_to_their_plans_without_signing_in(loaded, client):
    list(make_people())
    editions = {each.plan.get_absolute_url() for each in publish()}
    page = client.get("/").content.decode()
    for body in bodies():
        assert body.organisation in page
    for address in editions:
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
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


@pytest.fixture
def carried_on(loaded):
    return list(carry_on(clock.today()))


def test_two_bodies_have_a_plan_in_force_today_that_shows_something_of_everything(carried_on):
    on = clock.today()
    assert [plan.organisation.slug for plan in carried_on] == ["south-somerset", "somerset"]
    for plan in carried_on:
        assert (plan.stage, plan.introduction) == (Stage.IN_FORCE, INVENTED)
        old = plan.replaces.get()
        assert plan_overview(old, today=on).counts()[Standing.CARRIED] == plan.actions.count()
        rows = plan_overview(plan, today=on).rows
        shown = {row.standing for row in rows}
        assert {Standing.LATE, Standing.NEXT, Standing.LATER, Standing.WAITING, Standing.PAUSED} <= shown
        assert {Standing.RECURRING, Standing.ONGOING} & shown or Standing.TO_REVIEW in shown
        assert {"completed", "withdrawn", "paused"} <= {row.action.status for row in rows}
        assert TargetRevision.objects.filter(action__plan=plan, state=RevisionState.PROPOSED).exists()
        assert TargetRevision.objects.filter(action__plan=plan, state=RevisionState.ACCEPTED).exists()
        assert Evidence.objects.filter(action__plan=plan).exists()
        assert ObjectiveReview.objects.filter(objective__plan=plan).exists()
        assert resources_of(plan).endings
        assert len(plan.snapshots.all()) == 2
        assert plan_file_as_of(plan.uid, clock.now()) == plan_file(plan)


def test_a_cycle_is_open_in_one_of_them_and_some_have_answered(carried_on):
    cycle = Cycle.objects.get()
    assert cycle.plan == carried_on[0]
    assert not cycle.closed_at
    assert {request.state for request in cycle.requests.all()} == set(State.values)


def test_carrying_on_again_changes_nothing_and_no_event_lies_in_the_future(carried_on):
    before = Event.objects.count()
    assert list(carry_on(clock.today())) == []
    assert Event.objects.count() == before
    assert not Event.objects.filter(at__gt=clock.now()).exists()
    days = list(Event.objects.filter(plan=carried_on[0].uid).values_list("at", flat=True))
    assert days == sorted(days)


def test_it_is_in_force_also_where_it_is_loaded_on_a_day_that_few_years_have():
    day = date(2028, 2, 29)
    with clock.stopped_at(datetime.combine(day, time(9), clock.LONDON)):
        list(load())
        for plan in carry_on(day):
            counts = plan_overview(plan, today=day).counts()
            assert plan.stands_on(day) == day
            assert counts[Standing.LATE]
            assert counts[Standing.NEXT]


def test_the_demonstrations_lead_has_actions_of_their_own_in_both(carried_on):
    accounts = dict(make_people())
    give_posts()
    give_posts()
    lead = next(each for each in accounts if each.email.startswith("lead@"))
    own = Action.objects.led_by(lead.actor, on=clock.today())
    assert {action.plan.organisation.slug for action in own} == {"south-somerset", "somerset"}
    assert Holding.objects.filter(account=lead).count() == 2


def test_one_body_has_an_annual_report_that_says_it_is_invented_and_what_is_missing(carried_on):
    (report,) = report_on_year(clock.today())
    annual = annual_of(report, today=clock.today())
    assert "invented" in annual.sections[0].text
    (about,) = annual.year.plans
    assert about.plan.plan.introduction == INVENTED
    assert [study.objectives for study in annual.studies if study.objectives]
    assert [section.code for section in annual.missing] == ["complaints", "procurement", "conclusions"]
    assert list(report_on_year(clock.today())) == []
