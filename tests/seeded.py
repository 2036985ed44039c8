"""The known plans of `tests/seeds`: as the reader reads them, and brought in for the cast's body."""

from pathlib import Path

from tests.cast import Cast

from dueregard.exchange.operations import import_plan
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan
from dueregard.reading import read_file

SEEDS = Path(__file__).parent / "seeds"


def read_seed(name: str) -> PlanFile:
    """A known plan as the reader reads it."""
    return read_file(SEEDS / f"{name}.txt").plan


def bring_seed(cast: Cast, name: str, slug: str = "") -> Plan:
    """A known plan, brought in by the body's equality officer; its slug is its name where none is given."""
    return import_plan(by=cast.officer, organisation=cast.body, file=read_seed(name), slug=slug or name)
