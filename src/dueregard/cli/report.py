"""`dueregard report`: a report of a held plan becomes a file."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import naming

if TYPE_CHECKING:
    from dueregard.reporting.annual.models import AnnualReport
    from dueregard.reporting.making import Request

DAY = click.DateTime(["%Y-%m-%d"])
ANNUAL = "annual"


@click.command("report")
@click.argument("name", metavar="REPORT", type=click.Choice(["appendix", "summary", "exceptions", ANNUAL]))
@click.argument("organisation")
@click.argument("plan", required=False)
@click.option("--as-at", type=DAY, help="The day whose end is reported; today where none is given.")
@click.option("--since", type=DAY, help="Tell what changed since the end of this day.")
@click.option("--lead", default="", help="Only the actions that print this name among their leads.")
@click.option("--year", type=DAY, help="A day of the annual report's year; the latest where none is given.")
@click.option("--reference", default="", help="File reference or item number to print.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File; its suffix is the format."
)
@click.option("--format", "kind", default="docx", show_default=True, help="Format where no file is named.")
def command(
    name: str,
    organisation: str,
    plan: str | None,
    as_at: datetime | None,
    since: datetime | None,
    lead: str,
    year: datetime | None,
    reference: str,
    output: Path | None,
    kind: str,
) -> None:
    """Write a report of a held PLAN of ORGANISATION (both by their slugs): docx, pdf, xlsx, ods or html.

    The appendix is for a committee: counts, changes and exceptions, then the whole plan in its own columns
    and order. The summary is the counts and a chart, the exceptions only what a committee should hear of.

    The annual report is that of the ORGANISATION, as it is written on its pages, and takes no PLAN. What is
    missing in it is told on standard error.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.reporting.making import Request

    kind = output.suffix.lower().lstrip(".") if output else kind
    if name == ANNUAL:
        if plan or as_at or since or lead:
            raise Failure("the annual report is of an organisation, its days are those of its page: --year")
        _write(_annual(organisation, year.date() if year else None, kind, reference), output)
        return
    if plan is None or year:
        raise Failure(
            f"the {name} is a report of a plan on a day: name the plan, and --as-at where it is past"
        )
    day = as_at.date() if as_at else clock.today()
    earlier = _earlier(since.date() if since else None, day)
    _write(_of_plan(organisation, plan, Request(name, day, kind, earlier, lead, reference)), output)


def _of_plan(organisation: str, slug: str, asked: "Request") -> bytes:
    from dueregard.cli import records
    from dueregard.reporting.making import make
    from dueregard.reporting.queries import leads_of
    from dueregard.writing import CannotWrite

    held = records.plan(organisation, slug)
    if asked.lead:
        _refuse_unknown(asked.lead, leads_of(held))
    try:
        return make(held, asked).content
    except CannotWrite as error:
        raise Failure(str(error)) from error


def _annual(organisation: str, day: date | None, kind: str, reference: str) -> bytes:
    from dueregard import clock
    from dueregard.reporting.annual.making import make_annual
    from dueregard.reporting.annual.queries import annual_of
    from dueregard.reporting.annual.wording import SILENT
    from dueregard.writing import CannotWrite

    annual = annual_of(_report_on(organisation, day), today=clock.today())
    try:
        content = make_annual(annual, kind=kind, reference=reference).content
    except CannotWrite as error:
        raise Failure(str(error)) from error
    for section in annual.missing:
        click.echo(f"nothing is stated: {section.heading}", err=True)
    for part, names in annual.silent:
        click.echo(f"{SILENT[part]}: {len(names)}", err=True)
    return content


def _report_on(organisation: str, day: date | None) -> "AnnualReport":
    """The body's report on the year in which the day is; on the latest without one."""
    from dueregard.cli import records
    from dueregard.reporting.annual.queries import annual_reports_of

    reports = annual_reports_of(records.organisation(organisation))
    found = (reports.filter(first__lte=day, last__gte=day) if day else reports).first()
    if found is None:
        years = ", ".join(f"{each.first} to {each.last}" for each in reports) or "none"
        raise Failure(f"{organisation} has begun no such annual report; it has: {years}")
    return found


def _write(content: bytes, output: Path | None) -> None:
    from dueregard.planfile.files import replace_file

    if output:
        with naming(output):
            replace_file(output, content)
    else:
        click.echo(content, nl=False)


def _earlier(since: date | None, day: date) -> date | None:
    if since and since >= day:
        raise Failure(f"--since {since} is no day before {day}: give the day of the last report")
    return since


def _refuse_unknown(lead: str, leads: list[str]) -> None:
    if lead not in leads:
        raise Failure(f"the plan prints no lead “{lead}”; it prints: {', '.join(leads)}")
