"""`dueregard export`: a held plan becomes a file."""

from datetime import datetime
from pathlib import Path

import click

from dueregard.cli.failing import Failure


@click.command("export")
@click.argument("organisation")
@click.argument("plan")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File; its suffix is the format."
)
@click.option("--format", "kind", default="json", show_default=True, help="Format where no file is named.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The plan as it stood at the end of this day."
)
def command(organisation: str, plan: str, output: Path | None, kind: str, as_of: datetime | None) -> None:
    """Write a held PLAN of ORGANISATION (both by their slugs) to a file or to standard output."""
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.exchange.export import plan_file, plan_file_as_of
    from dueregard.writing import CannotWrite, to_bytes, write_plan

    held = records.plan(organisation, plan)
    if as_of is None:
        file = plan_file(held)
    else:
        past = plan_file_as_of(held.uid, clock.end_of(as_of.date()))
        if past is None:
            raise Failure(f"{held} was not held on {as_of:%Y-%m-%d}")
        file = past
    try:
        if output:
            write_plan(file, output)
        else:
            click.echo(to_bytes(file, kind), nl=False)
    except CannotWrite as error:
        raise Failure(str(error)) from error
