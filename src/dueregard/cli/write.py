"""`dueregard write`: a plan file out as a document."""

from pathlib import Path

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import naming, plan_file


@click.command("write")
@click.argument("plan", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
def command(plan: Path, output: Path) -> None:
    """Write the plan file PLAN as a document.

    The suffix of OUTPUT names the format: .json, .csv, .tsv, .xlsx, .ods, .docx, .html, .pdf. The file
    appears whole or not at all.
    """
    from dueregard.writing import CannotWrite, write_plan

    held = plan_file(plan)
    try:
        with naming(output):
            write_plan(held, output)
    except CannotWrite as error:
        raise Failure(f"{output}: {error}") from error
