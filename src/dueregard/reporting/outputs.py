"""The reports by name, and each as a file of the format that is asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from dueregard.planfile.timescales import date_in_words
from dueregard.reporting.appendix import appendix, exceptions_report, summary
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.look import PLAIN, Look, dressed
from dueregard.writing.files import SHEETS, WORKBOOKS
from dueregard.writing.refusals import UnknownFormat
from dueregard.writing.sheet import Sheet
from dueregard.writing.words import tongue_of

REPORTS: Final[Mapping[str, Callable[..., Sheet]]] = {
    "appendix": appendix,
    "exceptions": exceptions_report,
    "summary": summary,
}
"""Each takes an `AsAt`, `flat` and the places of its columns, and gives a sheet."""


def report_bytes(name: str, about: AsAt, kind: str, look: Look = PLAIN) -> bytes:
    """The report `name` in the format `kind` (`docx`, `pdf`, `xlsx`, `ods`, `html`). Raises `CannotWrite`."""
    kind = kind.lower().lstrip(".")
    sheet = report_sheet(name, about, look, flat=kind in WORKBOOKS)
    return sheet_bytes(sheet, kind, look, words_of_places(about))


def words_of_places(about: AsAt) -> dict[str, str]:
    """What stands in the places of a body's Word template beside what the report itself says."""
    day = date_in_words(about.day.isoformat(), tongue_of(about.plan.plan.language))
    return {"day": day, "reference": about.reference}


def report_sheet(name: str, about: AsAt, look: Look = PLAIN, *, flat: bool = False) -> Sheet:
    """The report `name` as its body wants it."""
    return dressed(REPORTS[name](about, flat=flat, places=look.places), look)


def sheet_bytes(sheet: Sheet, kind: str, look: Look, places: Mapping[str, str]) -> bytes:
    """A dressed sheet in the format `kind`, as Word in the body's own template where it has one.

    `places` are the words that stand in the template's places. Raises `CannotWrite`.
    """
    if kind not in SHEETS:
        raise UnknownFormat(f"cannot write “{kind}”: choose one of {', '.join(SHEETS)}")
    if kind == "docx" and look.template:
        # The sandbox is the reader's, which takes half a second to load: only where there is a template.
        from dueregard.reporting.looks.templates import fill

        return fill(look.template, sheet, places)
    return SHEETS[kind](sheet)
