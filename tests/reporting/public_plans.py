"""The five public plans as reports are made of them: some actions late, one changed since the last report."""

from datetime import date
from functools import cache
from importlib.resources import files

from dueregard.reading import read_file
from dueregard.reporting.as_at import AsAt
from dueregard.standing.judging import Standing

DAY = date(2026, 9, 30)
BEFORE = date(2026, 6, 30)


@cache
def known(name: str) -> AsAt:
    """What a report of the plan of this name is about."""
    content = files("dueregard.demo").joinpath(f"documents/{name}.txt").read_bytes()
    file = read_file(content, f"{name}.txt").plan
    was = file.model_copy(deep=True)
    was.actions[0].status = "not-started"
    standings = {
        each.key: Standing.LATE if not n % 3 else Standing.LATER for n, each in enumerate(file.actions)
    }
    return AsAt(file, DAY, standings, was, BEFORE, reference="Item 13, Appendix A")


PLANS = ("bolsover-ses", "melton-esg", "somerset-eflg", "south-somerset-ses", "southampton-equalities")
