"""`dueregard check`: the installation looked over."""

import click

from dueregard.cli.failing import NO


@click.command("check")
@click.option("--all", "every_file", is_flag=True, help="Read all kept files and actions, not some of them.")
@click.option("--mend", is_flag=True, help="Reckon anew when actions are due, then look.")
@click.pass_context
def command(context: click.Context, every_file: bool, mend: bool) -> None:
    """Look the installation over: database, folder, key, mail, worker, kept files and dates, clock, site.

    A line for each finding, with the way out. The exit code is 1 where there is a fault.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.upkeep.looking import Weight, findings, mend_dates

    if mend:
        click.echo(f"reckoned anew when {mend_dates()} actions are due")
    found = list(findings(now=clock.now(), every_file=every_file))
    for finding in found:
        click.echo(f"{finding.weight}: {finding.text}")
    faults = sum(finding.weight == Weight.FAULT for finding in found)
    click.echo(f"{faults} faults, {len(found) - faults} pieces of advice")
    if faults:
        context.exit(NO)
