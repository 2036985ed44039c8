"""`dueregard import`: a document or a plan file becomes a plan of a body."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dueregard.planfile.model import PlanFile


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--organisation", "organisation_slug", required=True, help="Slug of the body that the plan is of."
)
@click.option("--slug", default="", help="Address of the plan; made of its title where it is not given.")
@click.option("--public", is_flag=True, help="Show the plan to everybody at once.")
def command(file: Path, organisation_slug: str, slug: str, public: bool) -> None:
    """Keep FILE, a plan document or a plan file (.json), as a new plan.

    Everything in it is kept or, where one thing is wrong, nothing. What the reader doubts is told on stderr.
    """
    from dueregard.cli import records

    records.start_django()
    from django.core.exceptions import ValidationError

    from dueregard.exchange.operations import import_plan
    from dueregard.history.actor import Actor
    from dueregard.organisations.models import Visibility

    read = _read(file)
    try:
        plan = import_plan(
            by=Actor("import", "", "dueregard import"),
            organisation=records.organisation(organisation_slug),
            file=read,
            slug=slug,
            visibility=Visibility.PUBLIC if public else Visibility.MEMBERS,
            reason=file.name,
        )
    except ValidationError as error:
        raise click.ClickException(f"{file.name} was not kept: {'; '.join(error.messages)}") from error
    for remark in read.remarks:
        click.echo(f"{file.name}: {remark.text}", err=True)
    click.echo(f"{plan.get_absolute_url()}  {len(read.objectives)} objectives, {len(read.actions)} actions")


def _read(file: Path) -> "PlanFile":
    from pydantic import ValidationError as FormatError

    from dueregard.planfile.model import PlanFile
    from dueregard.reading import UnreadableDocument, read_file

    try:
        if file.suffix.lower() == ".json":
            return PlanFile.model_validate_json(file.read_bytes())
        return read_file(file).plan
    except UnreadableDocument as error:
        raise click.ClickException(str(error)) from error
    except FormatError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise click.ClickException(f"{file.name} is no plan file: {place} {first['msg']}") from error
