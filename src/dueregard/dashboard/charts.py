"""Figures as charts: how the actions of each share stand, with links to the rows that each number counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.dashboard.breakdown import NOBODY, By, Share
from dueregard.dashboard.gathering import STATES, counts
from dueregard.figures import Chart, Look, Row, stacked_bars
from dueregard.figures.chart import Fill, Tone

Words = str | Promise

LOOKS: Final[dict[str, tuple[Words, Tone, Fill]]] = {
    "late": (gettext_lazy("late"), "bad", "rising"),
    "at-risk": (gettext_lazy("at risk"), "warn", "dots"),
    "on-track": (gettext_lazy("on track"), "good", "falling"),
    "quiet": (gettext_lazy("not under way"), "quiet", "empty"),
    "paused": (gettext_lazy("paused"), "quiet", "crossed"),
    "closed": (gettext_lazy("closed"), "busy", "full"),
}
"""The six states in words, colour and pattern."""

HEADINGS: Final[dict[By, tuple[Words, Words]]] = {
    "plan": (gettext_lazy("By plan"), gettext_lazy("Plan")),
    "objective": (gettext_lazy("By objective"), gettext_lazy("Objective")),
    "characteristic": (gettext_lazy("By characteristic"), gettext_lazy("Characteristic")),
    "lead": (gettext_lazy("By lead"), gettext_lazy("Lead")),
    "team": (gettext_lazy("By team or service"), gettext_lazy("Team or service")),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart, with an address for each number of its table."""

    by: By
    chart: Chart
    links: tuple[tuple[str, ...], ...]
    counted_twice: bool
    """Whether an action may be in several rows."""


def shown(by: By, shares: Sequence[Share], address: Callable[[By, str, str], str]) -> Shown:
    """How the actions of each share stand. `address` gives that of the rows of a share in a state."""
    title, heading = HEADINGS[by]
    looks = [Look(str(words), tone, fill) for words, tone, fill in LOOKS.values()]
    rows = [Row(_label(share), tuple(counts(share.actions, STATES).values())) for share in shares]
    about = _("How many actions of each stand how; the table below has the same numbers.")
    chart = stacked_bars(f"by-{by}", str(title), about, str(heading), looks, rows)
    links = tuple(tuple(address(by, share.value, state) for state in STATES) for share in shares)
    different = {each.number for share in shares for each in share.actions}
    return Shown(by, chart, links, sum(len(share.actions) for share in shares) > len(different))


def _label(share: Share) -> str:
    return share.label if share.value != NOBODY else _("not stated")
