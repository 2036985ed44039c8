"""`dueregard worker`: long work, done beside the site."""

import click


@click.command("worker")
def command() -> None:
    """Do the jobs that the site leaves in the database, until interrupted. Several may run side by side."""
    from dueregard.cli import records

    records.start_django()
    from django.core.management import call_command

    from dueregard.upkeep.processes import end_with_server, keep_heartbeat

    end_with_server()
    keep_heartbeat()
    call_command("db_worker", verbosity=0)
