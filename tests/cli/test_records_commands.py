"""The commands that work with records: a plan in, a plan out, refusals in one line."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from tests.factories import AnnualReportFactory

from dueregard.cli import commands
from dueregard.cli.failing import exit_code
from dueregard.history.models import Event
from dueregard.planfile.model import to_data
from dueregard.plans.models import Plan
from dueregard.search.models import Entry

pytestmark = pytest.mark.django_db


@dataclass
class Said:
    """How a command ended and what it said."""

    code: int
    out: bytes
    error: str


@pytest.fixture
def run(capsysbinary):
    def run(*arguments):
        code = exit_code(commands, list(map(str, arguments)))
        out, error = capsysbinary.readouterr()
        return Said(code, out, error.decode())

    return run


@pytest.fixture
def file(tmp_path, plan_file):
    path = tmp_path / "scheme.json"
    path.write_text(json.dumps(to_data(plan_file)), encoding="utf-8")
    return path


def test_a_plan_file_comes_in_and_goes_out_unchanged(run, file, cast, tmp_path):
    came = run("import", file, "--organisation", "ashby", "--slug", "scheme")
    assert came.code == 0, came.error
    assert "/organisations/ashby/plans/scheme/" in came.out.decode()
    first = run("export", "ashby", "scheme")
    assert json.loads(first.out)["plan"]["title"] == "Equality Scheme"
    written = run("export", "ashby", "scheme", "-o", tmp_path / "out.json")
    assert written.code == 0
    assert (tmp_path / "out.json").read_bytes() == first.out


def test_a_document_is_read_on_its_way_in(run, cast, tmp_path):
    document = tmp_path / "plan.csv"
    document.write_text("Ref,Action,Lead,Target date\n1,Publish a profile,EIO,March 2015\n", encoding="utf-8")
    came = run("import", document, "--organisation", "ashby")
    assert came.code == 0, came.error
    plan = Plan.objects.get()
    assert f"{plan.actions.get().due_on}" == "2015-03-31"
    event = Event.objects.get()
    assert (event.actor_kind, event.reason) == ("import", "plan.csv")


def test_a_plan_goes_out_as_it_stood_on_a_past_day(run, plan):
    assert run("export", "ashby", plan.slug, "--as-of", "2001-01-01").code == 2
    told = run("export", "ashby", plan.slug, "--as-of", "2199-12-31")
    assert told.out == run("export", "ashby", plan.slug).out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"format": "dueregard-plan", "version": 1, "colour": "red"}', "colour"),
        (b"{not json", "no valid plan file"),
        (b'{"format": "dueregard-plan", "version": 1, "plan": {"period": "soon"}}', "soon"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line(run, cast, tmp_path, content, said):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    came = run("import", path, "--organisation", "ashby")
    assert came.code == 2
    assert said in came.error
    assert came.error.count("\n") == 1
    assert not Plan.objects.exists()


def test_a_body_or_plan_that_is_not_there_is_refused_with_those_that_are(run, file, plan):
    assert "there are: ashby, brackley" in run("import", file, "--organisation", "nowhere").error
    assert "it has: equality-scheme" in run("export", "ashby", "nothing").error
    assert "cannot write" in run("export", "ashby", plan.slug, "--format", "papyrus").error


def test_a_report_of_a_held_plan_goes_out(run, file, cast, tmp_path):
    run("import", file, "--organisation", "ashby", "--slug", "scheme")
    out = tmp_path / "appendix.html"
    written = run("report", "appendix", "ashby", "scheme", "-o", out, "--reference", "Item 13")
    assert written.code == 0, written.error
    assert "<p>File reference: Item 13</p>" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--format", "doc"], "choose one of docx"),
        (["--as-at", "2026-01-01", "--since", "2026-01-01"], "give the day of the last report"),
    ],
)
def test_a_report_that_cannot_be_made_is_refused_in_one_line(run, file, cast, wrong, said):
    run("import", file, "--organisation", "ashby", "--slug", "scheme")
    refused = run("report", "summary", "ashby", "scheme", *wrong)
    assert refused.code != 0
    assert said in refused.error
    assert refused.error.count("\n") == 1


def test_the_index_of_the_search_is_written_anew(run, plan):
    run("search-rebuild")
    held = set(Entry.objects.values_list("kind", "uid"))
    assert plan.uid in {uid for _kind, uid in held}
    Entry.objects.filter(uid=plan.actions.first().uid).delete()
    Plan.objects.update(title="Written by other means")
    assert run("search-rebuild").out == f"{len(held)} records can be found.\n".encode()
    assert set(Entry.objects.values_list("kind", "uid")) == held
    assert Entry.objects.filter(title="Written by other means").exists()


def test_a_report_of_a_lead_whom_nobody_printed_names_those_that_are_printed(run, file, cast):
    run("import", file, "--organisation", "ashby", "--slug", "scheme")
    refused = run("report", "appendix", "ashby", "scheme", "--lead", "Nobody")
    assert refused.code != 0
    assert "the plan prints no lead “Nobody”; it prints: " in refused.error


def test_the_annual_report_of_a_body_goes_out_and_what_is_missing_is_told(run, cast, tmp_path):
    AnnualReportFactory(organisation=cast.body)
    AnnualReportFactory(organisation=cast.body, first=date(2024, 4, 1), last=date(2025, 3, 31))
    out = tmp_path / "annual.html"
    written = run("report", "annual", "ashby", "-o", out, "--reference", "Item 9")
    assert written.code == 0, written.error
    assert "<p>File reference: Item 9</p>" in out.read_text(encoding="utf-8")
    assert "nothing is stated: Training" in written.error
    older = run("report", "annual", "ashby", "--year", "2024-12-31", "--format", "html")
    assert b"1 April 2024 to 31 March 2025" in older.out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["annual", "ashby", "scheme"], "is of an organisation"),
        (["annual", "ashby", "--year", "2019-01-01"], "it has: 2025-04-01 to 2026-03-31"),
        (["annual", "ashby", "--format", "doc"], "choose one of docx"),
        (["summary", "ashby"], "name the plan"),
    ],
)
def test_an_annual_report_that_cannot_be_made_is_refused_in_one_line(run, cast, wrong, said):
    AnnualReportFactory(organisation=cast.body)
    refused = run("report", *wrong)
    assert refused.code != 0
    assert said in refused.error
    assert refused.error.count("\n") == 1
