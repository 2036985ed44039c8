"""Written and read back: the five known plans come through every format as the same plans.

What a format cannot carry is said in `docs/reference/what-each-format-carries.md`.
"""

from functools import cache
from importlib.resources import files

import pytest
from tests.scoring import score

from dueregard.planfile.model import PlanFile, to_data
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
    assert figures["field_f1"] >= 0.99
    assert figures["full_f1"] >= 0.98
