"""The commands that work with records: a plan in, a plan out, refusals in one line."""

import json

import pytest
from click.testing import CliRunner

from dueregard.cli import export, import_
from dueregard.history.models import Event
from dueregard.planfile.model import to_data
from dueregard.plans.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return lambda command, *arguments: CliRunner().invoke(command, list(map(str, arguments)))


@pytest.fixture
def file(tmp_path, plan_file):
    path = tmp_path / "scheme.json"
    path.write_text(json.dumps(to_data(plan_file)), encoding="utf-8")
    return path


def test_a_plan_file_comes_in_and_goes_out_unchanged(run, file, cast, tmp_path):
    came = run(import_.command, file, "--organisation", "ashby", "--slug", "scheme")
    assert came.exit_code == 0, came.output
    assert "/organisations/ashby/plans/scheme/" in came.output
    first = run(export.command, "ashby", "scheme")
    assert json.loads(first.stdout)["plan"]["title"] == "Equality Scheme"
    written = run(export.command, "ashby", "scheme", "-o", tmp_path / "out.json")
    assert written.exit_code == 0
    assert (tmp_path / "out.json").read_bytes() == first.stdout_bytes


def test_a_document_is_read_on_its_way_in(run, cast, tmp_path):
    document = tmp_path / "plan.csv"
    document.write_text("Ref,Action,Lead,Target date\n1,Publish a profile,EIO,March 2015\n", encoding="utf-8")
    came = run(import_.command, document, "--organisation", "ashby", "--public")
    assert came.exit_code == 0, came.output
    plan = Plan.objects.get()
    assert (plan.visibility, f"{plan.actions.get().due_on}") == ("public", "2015-03-31")
    event = Event.objects.get()
    assert (event.actor_kind, event.reason) == ("import", "plan.csv")


def test_a_plan_goes_out_as_it_stood_on_a_past_day(run, plan):
    assert run(export.command, "ashby", plan.slug, "--as-of", "2001-01-01").exit_code == 1
    told = run(export.command, "ashby", plan.slug, "--as-of", "2199-12-31")
    assert told.stdout == run(export.command, "ashby", plan.slug).stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"colour": "red"}', "colour"),
        (b"not json", "no plan file"),
        (b'{"plan": {"period": "soon"}}', "soon"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line(run, cast, tmp_path, content, said):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    came = run(import_.command, path, "--organisation", "ashby")
    assert came.exit_code == 1
    assert said in came.output
    assert came.output.count("\n") == 1
    assert not Plan.objects.exists()


def test_a_body_or_plan_that_is_not_there_is_refused_with_those_that_are(run, file, plan):
    assert "there are: ashby, brackley" in run(import_.command, file, "--organisation", "nowhere").output
    assert "it has: equality-scheme" in run(export.command, "ashby", "nothing").output
    assert "cannot write" in run(export.command, "ashby", plan.slug, "--format", "papyrus").output
