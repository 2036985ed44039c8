"""The first page of a report as a picture, before a look is kept."""

import base64
from dataclasses import dataclass, replace
from typing import Final

from dueregard import clock
from dueregard.plans.models import Plan
from dueregard.reporting.as_at import AsAt, only
from dueregard.reporting.look import Look
from dueregard.reporting.outputs import report_sheet
from dueregard.reporting.queries import as_at
from dueregard.writing.pdf import first_page
from dueregard.writing.sheet import Table

SHOWN: Final = 3
"""Actions of the preview: as many as leave room for the table on the first page."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The page as an address that holds it, and what stands on it for those who cannot see it."""

    address: str
    title: str
    headings: tuple[str, ...]


def preview_of(plan: Plan, look: Look) -> Preview:
    """The first page of an appendix of the plan's first few actions. Raises `CannotWrite`."""
    sheet = report_sheet("appendix", _few(as_at(plan, day=clock.today())), look)
    picture = base64.b64encode(first_page(sheet)).decode()
    table = next(block for block in sheet.blocks if isinstance(block, Table) and not block.counts)
    headings = tuple(column.heading for column in table.columns)
    return Preview(f"data:image/png;base64,{picture}", sheet.title, headings)


def _few(about: AsAt) -> AsAt:
    keys = [action.key for action in about.plan.actions[:SHOWN]]
    standings = {key: about.standings[key] for key in keys}
    return replace(about, plan=only(about.plan, keys), standings=standings)
