"""`dueregard worker`: long work, done beside the site."""

import click


@click.command("worker")
def command() -> None:
    """Do the jobs that the site leaves in the database, until interrupted. Several may run side by side."""
    from dueregard.cli import records

    records.start_django()
    from django.core.management import call_command

    from dueregard.jobs.working import keep_going, new_name
    from dueregard.messages.sending import wake_if_due
    from dueregard.upkeep.processes import end_with_server

    end_with_server()
    name = new_name()
    keep_going(name)
    wake_if_due()  # what a worker before this one has left need not wait for the next tick
    call_command("db_worker", verbosity=0, worker_id=name)
