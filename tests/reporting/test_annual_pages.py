"""The pages of annual reports: what officers do there from the first day to the file that is sent."""

from datetime import date, datetime, time, timedelta

import pytest
from lxml import html
from tests.cast import account_of
from tests.factories import PlanFactory
from tests.pages import words_on

from dueregard import clock
from dueregard.design.days import typed
from dueregard.reporting.annual.forms import last_year
from dueregard.reporting.annual.operations import add_case_study, start_annual_report, write_section
from dueregard.reporting.models import AnnualReport, AnnualSection, CaseStudy, SentReport
from dueregard.writing.files import MEDIA_TYPES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings, tmp_path):
    settings.SECOND_FACTOR = "nobody"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in(client, cast):
    client.force_login(account_of(cast.officer))
    return client


@pytest.fixture
def report(cast, plan):
    today = clock.today()
    days = {"first": date(today.year - 1, 1, 1), "last": date(today.year - 1, 12, 31), "as_at": today}
    return start_annual_report(by=cast.officer, organisation=cast.body, plans=[plan], **days)


def test_the_page_of_the_body_leads_to_them_for_those_who_make_reports(client, cast, plan):
    address = cast.body.get_absolute_url()
    shown = {}
    for name in ("officer", "auditor", "viewer"):
        client.force_login(account_of(getattr(cast, name)))
        shown[name] = "Annual reports" in words_on(client.get(address))
    assert shown == {"officer": True, "auditor": True, "viewer": False}


def test_a_report_is_begun_for_the_last_financial_year_from_the_plans_that_were_alive(signed_in, cast, plan):
    address = f"{cast.body.get_absolute_url()}annual-reports/new/"
    alive = PlanFactory(organisation=cast.body)
    asked = html.fromstring(signed_in.get(address).content)
    sent = {each.name: each.value for each in asked.xpath("//input[@type='text']")}
    begun = signed_in.post(address, {**sent, "plans": [plan.pk]}, follow=True)
    assert begun.status_code == 200
    held = AnnualReport.objects.get()
    proposed = last_year(clock.today(), ())
    assert (held.first, held.last, held.as_at) == (proposed["first"], proposed["last"], clock.today())
    assert list(held.plans.all()) == [plan]
    assert sent["first"] == typed(proposed["first"])
    assert asked.xpath("//input[@name='plans'][@checked]/@value") == [str(alive.pk)]


@pytest.mark.parametrize(
    ("today", "ends"),
    [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026)],
)
def test_the_year_proposed_is_one_that_is_over(today, ends):
    proposed = last_year(today, ())
    assert (proposed["first"], proposed["last"]) == (date(ends - 1, 4, 1), date(ends, 3, 31))


def test_a_year_that_ends_before_it_begins_is_refused_and_what_was_typed_stays(signed_in, cast, plan):
    sent = {"first": "1/4/2026", "last": "31/3/2026", "as_at": "31/3/2026"}
    refused = signed_in.post(f"{cast.body.get_absolute_url()}annual-reports/new/", sent)
    assert refused.status_code == 422
    assert "The year ends after it begins." in words_on(refused)
    assert "1/4/2026" in refused.content.decode()


def test_the_report_says_what_is_missing_before_and_on_the_page_that_sends_it(signed_in, report):
    for page in ("", "send/"):
        text = words_on(signed_in.get(f"{report.get_absolute_url()}{page}"))
        assert "Nothing is stated: Training" in text
        assert "Objectives of which nothing was recorded in the year: " in text


def test_a_year_that_is_not_over_is_said_not_to_be(signed_in, cast, plan):
    today = clock.today()
    last = today + timedelta(days=30)
    days = {"first": today - timedelta(days=335), "last": last, "as_at": last}
    begun = start_annual_report(by=cast.officer, organisation=cast.body, plans=[plan], **days)
    assert "The year is not over yet." in words_on(signed_in.get(f"{begun.get_absolute_url()}send/"))
    with clock.stopped_at(datetime.combine(last, time(12), clock.LONDON)):
        signed_in.force_login(account_of(cast.officer))
        assert "not over" not in words_on(signed_in.get(f"{begun.get_absolute_url()}send/"))


def test_what_is_told_is_missing_no_longer(signed_in, report):
    address = report.get_absolute_url()
    signed_in.post(f"{address}words/training/", {"text": "Forty came.", "version": "0"})
    signed_in.post(f"{address}words/complaints/", {"not_covered": "Published in July.", "version": "0"})
    text = words_on(signed_in.get(address))
    assert "Nothing is stated: Training" not in text
    assert "Nothing is stated: Complaints" not in text
    assert "Forty came." in text
    assert "Published in July." in text


def test_where_two_write_a_section_both_texts_are_shown_and_none_is_lost(signed_in, cast, report):
    address = f"{report.get_absolute_url()}words/training/"
    write_section(by=cast.administrator, report=report, code="training", text="Theirs, kept first.")
    clash = signed_in.post(address, {"text": "Mine, typed meanwhile.", "version": "0"})
    assert clash.status_code == 422
    tree = html.fromstring(clash.content)
    assert tree.xpath("string(//textarea[@name='text'])").strip() == "Mine, typed meanwhile."
    assert "Theirs, kept first." in words_on(clash)
    (version,) = tree.xpath("//input[@name='version']/@value")
    signed_in.post(address, {"text": "Both.", "version": version})
    assert AnnualSection.objects.get().text == "Both."


def test_what_is_refused_stays_typed(signed_in, report):
    address = f"{report.get_absolute_url()}words/training/"
    refused = signed_in.post(address, {"text": "Forty came.", "not_covered": "No time.", "version": "0"})
    assert refused.status_code == 422
    assert "not both" in words_on(refused)
    assert "Forty came." in refused.content.decode()
    assert "No time." in refused.content.decode()


def test_a_section_that_the_report_has_not_is_not_there(signed_in, report):
    assert signed_in.get(f"{report.get_absolute_url()}words/nothing-such/").status_code == 404


def test_a_case_study_without_an_objective_is_refused_with_its_words_kept(signed_in, report, plan):
    address = f"{report.get_absolute_url()}case-studies/new/"
    refused = signed_in.post(address, {"title": "A ramp", "text": "People come."})
    assert "Say which objective the case study is about." in words_on(refused)
    assert "People come." in refused.content.decode()
    objective = plan.objectives.first()
    told = signed_in.post(
        address, {"title": "A ramp", "text": "People come.", "objectives": [objective.pk]}, follow=True
    )
    assert "Shows what came of:" in words_on(told)


def test_a_case_study_is_changed_and_taken_out(signed_in, cast, report, plan):
    study = add_case_study(
        by=cast.officer, report=report, title="A ramp", text="x", objectives=[plan.objectives.first()]
    )
    sent = {"title": "Two ramps", "text": "y", "objectives": [plan.objectives.first().pk]}
    signed_in.post(study.get_absolute_url(), sent)
    assert CaseStudy.objects.get().title == "Two ramps"
    signed_in.post(f"{study.get_absolute_url()}remove/")
    assert not CaseStudy.objects.exists()


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "ods", "html"])
def test_it_is_given_as_a_file_in_every_format(signed_in, report, kind):
    given = signed_in.get(f"{report.get_absolute_url()}file/", {"format": kind, "reference": "Item 9"})
    assert given["Content-Type"] == MEDIA_TYPES[kind]
    assert f"ashby-annual-report-{report.last}.{kind}" in given["Content-Disposition"]


def test_an_unknown_format_is_not_there(signed_in, report):
    assert signed_in.get(f"{report.get_absolute_url()}file/", {"format": "doc"}).status_code == 404


def test_it_is_kept_as_it_is_sent_and_put_right_beside_the_file(signed_in, report):
    address = report.get_absolute_url()
    kept = signed_in.post(f"{address}send/", {"format": "html", "reference": "Item 9"}, follow=True)
    sent = SentReport.objects.get()
    assert sent.document.sha256 in words_on(kept)
    again = signed_in.post(f"{address}send/", {"format": "html", "reference": "Item 9"})
    assert "kept already" in words_on(again)
    signed_in.post(f"{address}sent/{sent.uid}/addendum/", {"text": "A figure was wrong."})
    assert "A figure was wrong." in words_on(signed_in.get(address))


def test_the_year_can_be_changed_and_of_two_the_second_is_told(signed_in, report, plan):
    address = f"{report.get_absolute_url()}year/"
    (version,) = html.fromstring(signed_in.get(address).content).xpath("//input[@name='version']/@value")
    days = {"first": "1/1/2020", "last": "31/12/2020", "as_at": "31/12/2020", "plans": [plan.pk]}
    signed_in.post(address, {**days, "version": version})
    assert AnnualReport.objects.get().first == date(2020, 1, 1)
    assert "Somebody else" in words_on(signed_in.post(address, {**days, "version": version}))


def test_an_auditor_reads_it_and_is_offered_no_change(client, cast, report):
    client.force_login(account_of(cast.auditor))
    shown = client.get(report.get_absolute_url())
    assert shown.status_code == 200
    assert "/words/" not in shown.content.decode()
    assert "/send/" not in shown.content.decode()


def test_the_page_asks_few_queries(django_assert_max_num_queries, signed_in, cast, report, plan):
    for number in range(3):
        add_case_study(
            by=cast.officer,
            report=report,
            title=f"Story {number}",
            text="x",
            objectives=list(plan.objectives.all()),
        )
    signed_in.get(report.get_absolute_url())
    with django_assert_max_num_queries(10):
        signed_in.get(report.get_absolute_url())
