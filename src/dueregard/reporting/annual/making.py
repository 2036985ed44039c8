"""An annual report as a file."""

from dueregard.reporting.annual.composing import annual_sheet
from dueregard.reporting.annual.queries import Annual
from dueregard.reporting.look import dressed
from dueregard.reporting.looks.queries import look_of
from dueregard.reporting.making import Made
from dueregard.reporting.outputs import sheet_bytes
from dueregard.reporting.words import in_full


def make_annual(annual: Annual, *, kind: str, reference: str = "") -> Made:
    """The report in the format `kind`, as its body wants it to look. Raises `CannotWrite`."""
    report, body = annual.report, annual.report.organisation
    look = look_of(body, body.language)
    sheet = dressed(annual_sheet(annual, reference=reference), look)
    places = {"day": in_full(annual.day, annual.words), "reference": reference}
    name = f"{body.slug}-annual-report-{report.last.isoformat()}.{kind}"
    return Made(name, sheet_bytes(sheet, kind, look, places), annual.day)
