"""Choosing and ordering the rows of a plan's list: what the filter of its page says, as plain functions."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dueregard.plans.queries import Row
from dueregard.plans.standing import Standing, is_unreviewed

NOT_STATED: Final = "none"
"""The choice for rows of which the plan says nothing."""

CLOSED: Final = (Standing.SETTLED, Standing.CARRIED)
"""Nothing more is expected in this plan."""

UNREVIEWED: Final = "unreviewed"
"""The choice for what goes on without an end and has no review date."""

WINDOWS: Final = {"30": timedelta(days=30), "90": timedelta(days=90), "365": timedelta(days=365)}
"""Due windows: days from the day asked for, which is included like the last."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is looked for. "" looks for nothing in particular.

    `lead` is a printed name or the id of a post, `due` a window or a standing.
    """

    words: str = ""
    lead: str = ""
    status: str = ""
    characteristic: str = ""
    aim: str = ""
    resource: str = ""
    due: str = ""
    sort: str = ""

    @property
    def filters(self) -> bool:
        """Whether some rows may be left out."""
        return any(
            (self.words, self.lead, self.status, self.characteristic, self.aim, self.resource, self.due)
        )


def selected(rows: Iterable[Row], selection: Selection, *, on: date) -> list[Row]:
    """The rows that fit all that is looked for, in the order asked for."""
    fitting = [row for row in rows if all(fits(row, selection, on) for fits in _FILTERS)]
    key = _ORDERS.get(selection.sort)
    return sorted(fitting, key=key) if key else fitting


def status_of(row: Row) -> str:
    """The status that the plan states; a settled action without one was reported as done in its timescale."""
    if row.action.status:
        return row.action.status
    return "completed" if row.standing == Standing.SETTLED else NOT_STATED


def folded(text: str) -> str:
    """Text for finding: small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _has_words(row: Row, selection: Selection, _on: date) -> bool:
    if not selection.words:
        return True
    text = folded(_text(row))
    return all(word in text for word in folded(selection.words).split())


def _has_lead(row: Row, selection: Selection, _on: date) -> bool:
    if selection.lead == NOT_STATED:
        return not row.leads
    return not selection.lead or selection.lead in row.leads or selection.lead in row.posts


def _has_status(row: Row, selection: Selection, _on: date) -> bool:
    return not selection.status or status_of(row) == selection.status


def _has_characteristic(row: Row, selection: Selection, _on: date) -> bool:
    return not selection.characteristic or selection.characteristic in row.groups


def _has_aim(row: Row, selection: Selection, _on: date) -> bool:
    return not selection.aim or selection.aim in row.aims


def _has_resource(row: Row, selection: Selection, _on: date) -> bool:
    """Printed words about resources, or the name of a fund, that hold the words asked for in their order."""
    if not selection.resource:
        return True
    named = [each.fund.name for each in row.action.funding.all() if each.fund]
    asked = " ".join(folded(selection.resource).split())
    return any(asked in " ".join(folded(text).split()) for text in (row.action.resources, *named))


def _is_due(row: Row, selection: Selection, on: date) -> bool:
    if not selection.due:
        return True
    if selection.due == UNREVIEWED:
        return is_unreviewed(row.action)
    if selection.due not in WINDOWS:
        return row.standing == selection.due
    due_on = row.action.due_on
    if due_on is None or row.standing in CLOSED:
        return False
    return on <= due_on <= on + WINDOWS[selection.due]


_FILTERS: Final = (_has_words, _has_lead, _has_status, _has_characteristic, _has_aim, _has_resource, _is_due)


def _text(row: Row) -> str:
    action = row.action
    parts = [action.ref, action.title, action.output, action.outcome, action.measure, action.resources]
    return " ".join([*parts, action.progress, action.actual_outcome, action.timescale_text, *row.leads])


def _by_due(row: Row) -> tuple[bool, date]:
    """What is settled comes last, what has no date before it."""
    return row.standing in CLOSED, row.action.due_on or date.max


def _by_lead(row: Row) -> tuple[bool, str]:
    return not row.leads, folded(row.leads[0]) if row.leads else ""


def _by_status(row: Row) -> int:
    return _STATUSES.index(status_of(row))


_STATUSES: Final = [
    "delayed",
    "in-progress",
    "not-started",
    NOT_STATED,
    "paused",
    "completed",
    "withdrawn",
    "not-applicable",
]
_ORDERS: Final[dict[str, Callable[[Row], Any]]] = {"due": _by_due, "lead": _by_lead, "status": _by_status}
