"""`dueregard report`: a report of a held plan becomes a file."""

from datetime import date, datetime
from pathlib import Path

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import naming

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("report")
@click.argument("name", metavar="REPORT", type=click.Choice(["appendix", "summary", "exceptions"]))
@click.argument("organisation")
@click.argument("plan")
@click.option("--as-at", type=DAY, help="The day whose end is reported; today where none is given.")
@click.option("--since", type=DAY, help="Tell what changed since the end of this day.")
@click.option("--lead", default="", help="Only the actions that print this name among their leads.")
@click.option("--reference", default="", help="File reference or item number to print.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File; its suffix is the format."
)
@click.option("--format", "kind", default="docx", show_default=True, help="Format where no file is named.")
def command(
    name: str,
    organisation: str,
    plan: str,
    as_at: datetime | None,
    since: datetime | None,
    lead: str,
    reference: str,
    output: Path | None,
    kind: str,
) -> None:
    """Write a report of a held PLAN of ORGANISATION (both by their slugs): docx, pdf, xlsx, ods or html.

    The appendix is for a committee: counts, changes and exceptions, then the whole plan in its own columns
    and order. The summary is the counts and a chart, the exceptions only what a committee should hear of.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.planfile.files import replace_file
    from dueregard.reporting.making import Request, make
    from dueregard.reporting.queries import leads_of
    from dueregard.writing import CannotWrite

    held = records.plan(organisation, plan)
    day = as_at.date() if as_at else clock.today()
    asked = Request(
        report=name,
        as_at=day,
        format=output.suffix.lower().lstrip(".") if output else kind,
        since=_earlier(since.date() if since else None, day),
        lead=_known(lead, leads_of(held)) if lead else "",
        reference=reference,
    )
    try:
        content = make(held, asked).content
    except CannotWrite as error:
        raise Failure(str(error)) from error
    if output:
        with naming(output):
            replace_file(output, content)
    else:
        click.echo(content, nl=False)


def _earlier(since: date | None, day: date) -> date | None:
    if since and since >= day:
        raise Failure(f"--since {since} is no day before {day}: give the day of the last report")
    return since


def _known(lead: str, leads: list[str]) -> str:
    if lead not in leads:
        raise Failure(f"the plan prints no lead “{lead}”; it prints: {', '.join(leads)}")
    return lead
