"""`dueregard diff`: what changed from one plan to another."""

from pathlib import Path

import click

from dueregard.cli.failing import DONE, NO
from dueregard.cli.files import plan_in, put_out


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def command(old: Path, new: Path) -> int:
    """Say what changed from the plan OLD to the plan NEW.

    Either can be a plan file or any document that `dueregard read` can read. The exit code is 0 where nothing
    changed and 1 where something did.
    """
    from dueregard.planfile.differences import compare, in_lines

    differences = compare(plan_in(old), plan_in(new))
    put_out("".join(f"{line}\n" for line in in_lines(differences)))
    return NO if differences else DONE
