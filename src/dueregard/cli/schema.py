"""`dueregard schema`: the plan format as JSON Schema."""

import click

from dueregard.cli.files import put_out


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the plan format."""
    from dueregard.planfile.schema import committed_schema

    put_out(committed_schema())
