"""`dueregard import`: a document or a plan file becomes a plan of a body."""

from pathlib import Path

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import plan_in


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--organisation", "organisation_slug", required=True, help="Slug of the body that the plan is of."
)
@click.option("--slug", default="", help="Address of the plan; made of its title where it is not given.")
def command(file: Path, organisation_slug: str, slug: str) -> None:
    """Keep FILE, a plan document or a plan file (.json), as a new plan.

    Everything in it is kept or, where one thing is wrong, nothing. What the reader doubts is told on stderr.
    """
    from dueregard.cli import records

    records.start_django()
    from django.core.exceptions import ValidationError

    from dueregard.exchange.operations import import_plan
    from dueregard.history.actor import Actor

    read = plan_in(file)
    try:
        plan = import_plan(
            by=Actor("import", "", "dueregard import"),
            organisation=records.organisation(organisation_slug),
            file=read,
            slug=slug,
            reason=file.name,
        )
    except ValidationError as error:
        raise Failure(f"{file}: it was not kept: {'; '.join(error.messages)}") from error
    for remark in read.remarks:
        click.echo(f"{file.name}: {remark.text}", err=True)
    click.echo(f"{plan.get_absolute_url()}  {len(read.objectives)} objectives, {len(read.actions)} actions")
