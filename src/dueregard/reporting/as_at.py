"""What a report is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dueregard.planfile.model import PlanFile
from dueregard.standing.judging import Standing


@dataclass(frozen=True, slots=True)
class AsAt:
    """What a report is about: a plan on a day, and where there is one the same plan on an earlier day."""

    plan: PlanFile
    day: date
    standings: Mapping[str, Standing]
    """How each action stands on that day, by its key."""
    earlier: PlanFile | None = None
    earlier_at: date | None = None
    reference: str = ""
    """The body's file reference or item number, as printed on the paper."""
    kept_since: date | None = None
    """The day on which the plan was brought in, where that is later: its document speaks then."""
