"""Reports of held plans: the page, what stands in them, who may have one."""

import io
from collections import Counter
from datetime import UTC, date, datetime

import docx
import pytest
from tests.cast import account_of

from dueregard import clock
from dueregard.demo.load import load
from dueregard.exchange.export import plan_file as exported
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_action, edit_plan
from dueregard.plans.progress.operations import pause_action
from dueregard.plans.queries import plan_overview
from dueregard.reporting.outputs import REPORTS
from dueregard.reporting.queries import as_at
from dueregard.reporting.wording import FORMATS, OFFERED
from dueregard.standing.judging import Standing
from dueregard.writing.files import MEDIA_TYPES, SHEETS

pytestmark = pytest.mark.django_db


def at(month: int, day: int):
    return clock.stopped_at(datetime(2030, month, day, 12, tzinfo=UTC))


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture
def signed_in(client, cast):
    client.force_login(account_of(cast.officer))
    return client


def address(plan: Plan, **asked: str) -> tuple[str, dict[str, str]]:
    first = {"report": "appendix", "as_at": clock.today().isoformat(), "format": "docx"}
    return f"{plan.get_absolute_url()}report/", first | asked


def words_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def test_the_page_gives_the_report_as_a_file(signed_in, plan):
    where, asked = address(plan, reference="Item 13")
    response = signed_in.get(where, asked)
    assert response["Content-Type"] == MEDIA_TYPES["docx"]
    name = f"{plan.slug}-appendix-{clock.today().isoformat()}.docx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "File reference: Item 13" in words_of(response.content)


def test_a_report_can_be_of_one_lead_alone(signed_in, plan):
    name = plan.actions.filter(leads__isnull=False).first().leads.first().name
    where, asked = address(plan, lead=name)
    assert f"Only the actions led by {name}" in words_of(signed_in.get(where, asked).content)


def test_a_lead_whom_the_plan_does_not_print_is_refused(signed_in, plan):
    assert signed_in.get(*address(plan, lead="Nobody")).status_code == 422


def test_the_form_asks_before_anything_is_given(signed_in, plan):
    response = signed_in.get(f"{plan.get_absolute_url()}report/")
    assert "Make the report" in response.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"as_at": "2999-01-01"}, {"as_at": "yesterday"}, {"format": "doc"}, {"since": "2998-01-01"}]
)
def test_what_cannot_be_reported_is_said_at_its_field(signed_in, plan, wrong):
    where, asked = address(plan, **wrong)
    response = signed_in.get(where, asked)
    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()


def test_a_report_of_a_past_day_says_how_things_stood_then(cast, plan):
    with at(3, 10):
        edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Renamed"})
    with at(6, 1):
        before, after = as_at(plan, day=date(2030, 3, 9)), as_at(plan, day=date(2030, 3, 10))
        assert "Renamed" not in [action.title for action in before.plan.actions]
        assert after.plan == exported(Plan.objects.get(pk=plan.pk))


def test_what_changed_is_told_between_two_days(cast, plan):
    with at(3, 10):
        edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Renamed"})
    with at(6, 1):
        about = as_at(plan, day=date(2030, 6, 1), since=date(2030, 3, 1))
    assert about.earlier is not None
    assert about.earlier != about.plan


def test_before_the_plan_was_here_its_document_speaks_and_the_report_says_so(plan):
    about = as_at(plan, day=date(2014, 11, 18), since=date(2014, 5, 1))
    assert about.kept_since == clock.today()
    assert about.earlier is None
    assert about.judged_on is None
    assert about.plan == exported(plan)


def test_a_report_after_the_plans_end_is_judged_on_its_last_day(cast, plan):
    plan = edit_plan(by=cast.officer, plan=plan, changes={"period": "2011/2015"})
    assert as_at(plan, day=clock.today()).judged_on == date(2015, 12, 31)


def test_a_paused_action_is_counted_as_paused_until_the_day_on_which_it_comes_back(cast, plan):
    plan = edit_plan(by=cast.officer, plan=plan, changes={"period": "2028/2032"})
    action = plan.actions.filter(settled=False).exclude(status="paused").first()
    with at(3, 10):
        pause_action(by=cast.officer, action=action, reason="Vacant", on="2030-03-10", until=date(2030, 4, 1))
    with at(6, 1):
        days = (date(2030, 3, 31), date(2030, 4, 1))
        stood = [as_at(plan, day=day).standings[action.key] for day in days]
    assert stood == [Standing.PAUSED, Standing.TO_REVIEW]


@pytest.mark.slow
def test_the_counts_are_those_of_the_plans_page(db):
    today = clock.today()
    for plan in load():
        page = Counter(row.standing.value for row in plan_overview(plan, today=today).rows)
        report = Counter(stands.value for stands in as_at(plan, day=today).standings.values())
        assert (plan.slug, report) == (plan.slug, page)


def test_only_those_who_see_the_history_get_a_report(client, cast, plan):
    seen = {}
    for name, who in cast.everybody().items():
        client.logout()
        if who.kind == "account":
            client.force_login(account_of(who))
        seen[name] = client.get(*address(plan)).status_code == 200
    assert {name for name, got in seen.items() if got} == {"administrator", "officer", "auditor"}


def test_the_form_offers_every_report_and_every_format():
    assert {name for name, _label in OFFERED} == set(REPORTS)
    assert {name for name, _label in FORMATS} == set(SHEETS) <= set(MEDIA_TYPES)
