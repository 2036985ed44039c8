"""`dueregard validate`: is this a plan file?"""

from pathlib import Path

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import contents, invalid, put_out


@click.command("validate")
@click.argument("plan", type=click.Path(path_type=Path))
def command(plan: Path) -> None:
    """Check that PLAN is a valid plan file.

    Every finding is a line on standard output: its JSON path, what is wrong, and the way out.
    """
    from dueregard.planfile.validation import InvalidPlan, validate

    try:
        held = validate(contents(plan))
    except InvalidPlan as error:
        put_out("".join(f"{finding}\n" for finding in error.findings))
        raise Failure(invalid(plan, error)) from error
    put_out(f"{plan}: valid, {len(held.objectives)} objectives, {len(held.actions)} actions\n")
