"""The reports by name, and each as a file of the format that is asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from dueregard.reporting.appendix import appendix, exceptions_report, summary
from dueregard.reporting.as_at import AsAt
from dueregard.writing.files import SHEETS, WORKBOOKS
from dueregard.writing.refusals import UnknownFormat
from dueregard.writing.sheet import Sheet

REPORTS: Final[Mapping[str, Callable[..., Sheet]]] = {
    "appendix": appendix,
    "exceptions": exceptions_report,
    "summary": summary,
}
"""Each takes an `AsAt` and `flat`, and gives a sheet."""


def report_bytes(name: str, about: AsAt, kind: str) -> bytes:
    """The report `name` in the format `kind` (`docx`, `pdf`, `xlsx`, `ods`, `html`). Raises `CannotWrite`."""
    kind = kind.lower().lstrip(".")
    if kind not in SHEETS:
        raise UnknownFormat(f"cannot write “{kind}”: choose one of {', '.join(SHEETS)}")
    return SHEETS[kind](REPORTS[name](about, flat=kind in WORKBOOKS))
