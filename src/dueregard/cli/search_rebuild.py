"""`dueregard search-rebuild`: the index of the search written anew."""

import click


@click.command("search-rebuild")
def command() -> None:
    """Write the index of the search anew from the records, in one go: the site goes on while it runs.

    It follows every change by itself; this is for after records were written by other means.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard.jobs.surveying import survey_tables
    from dueregard.search.indexing import rebuild

    number = rebuild()
    survey_tables()
    click.echo(f"{number} records can be found.")
