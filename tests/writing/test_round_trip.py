"""Written and read back: the five known plans come through every format as the same plans.

What a format cannot carry is said in `docs/reference/what-each-format-carries.md`.
"""

from functools import cache
from importlib.resources import files

import pytest
from tests.scoring import score
from tests.writing.plans import full_plan

from dueregard.planfile.differences import compare
from dueregard.planfile.model import Lead, Plan, PlanFile, to_data
from dueregard.reading import read_file
from dueregard.writing import to_bytes

PLANS = (
    "bolsover-ses",
    "melton-esg",
    "somerset-eflg",
    "south-somerset-ses",
    "southampton-equalities",
)
KINDS = ("csv", "tsv", "xlsx", "ods", "docx", "html", pytest.param("pdf", marks=pytest.mark.slow))


@cache
def read(name: str) -> PlanFile:
    """A known plan as the reader reads its text."""
    return read_file(
        files("dueregard.demo").joinpath(f"documents/{name}.txt").read_bytes(), f"{name}.txt"
    ).plan


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PLANS)
def test_a_known_plan_comes_back_from_every_format(name: str, kind: str) -> None:
    plan = read(name)
    again = read_file(to_bytes(plan, kind), f"{name}.{kind}").plan
    figures = score(to_data(plan), to_data(again))
    assert figures["actions"]["f1"] == 1
    assert figures["objectives"]["f1"] == 1
    # A PDF holds lines, not paragraphs: where one ended, a space or a break may be lost or found.
    assert figures["field_f1"] >= (0.98 if kind == "pdf" else 0.99)
    assert figures["full_f1"] >= 0.98


def comparable(plan: PlanFile, *, whole: bool) -> PlanFile:
    """A plan without what no such format carries: kinds of leads, cells, columns, authors of updates."""
    kept = plan.model_copy(deep=True)
    kept.plan = kept.plan.model_copy(update={"columns": [], "language": ""}) if whole else Plan()
    for item in (*kept.objectives, *kept.actions):
        item.cells = {}
        item.leads = [Lead(name=lead.name, role=lead.role) for lead in item.leads]
    for action in kept.actions:
        action.updates = [update.model_copy(update={"author": ""}) for update in action.updates]
    return kept


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx", "ods", "docx", "html", "pdf"])
def test_a_plan_that_states_something_of_everything_comes_back_as_it_was(kind: str) -> None:
    plan = full_plan()
    plan.actions[1].updates[0].author = ""
    again = read_file(to_bytes(plan, kind), f"plan.{kind}").plan
    whole = kind not in ("csv", "tsv")
    assert not compare(comparable(plan, whole=whole), comparable(again, whole=whole))
