"""`dueregard serve`: the site, on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Thread

import click


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option(
    "--workers", default=0, help="Processes; as many as there are processors where it is not given."
)
@click.option("--no-worker", is_flag=True, help="Start no worker: one runs as a service of its own.")
def command(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Serve the site until it is interrupted.

    The database is brought up to date and static files are collected first, so nothing need be done by hand.
    """
    from dueregard.cli import records

    records.start_django()
    from django.conf import settings
    from django.core.management import call_command
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from dueregard.upkeep.processes import be_the_server, let_go_of_the_database

    records.migrate()
    call_command("collectstatic", interactive=False, verbosity=0)
    port = port or _free_port(host)
    server = Server(
        "dueregard.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or len(os.sched_getaffinity(0)),
        blocking_threads=settings.THREADS,
        workers_kill_timeout=30,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    be_the_server()
    with nullcontext() if no_worker else _job_worker():
        click.echo(f"dueregard answers at http://{host}:{port}/  (Ctrl-C ends it)")
        _offer_first_visit(f"http://{host}:{port}")
        let_go_of_the_database()
        server.serve()


def _offer_first_visit(site: str) -> None:
    """While there is no account, whoever reads this console may make the first."""
    from django.urls import reverse

    from dueregard.organisations.links import first_visit_key

    if key := first_visit_key():
        address = reverse("organisations:first_visit", kwargs={"key": key})
        click.echo(f"There is no account yet. Make the first within a day at {site}{address}")


@contextmanager
def _job_worker() -> Iterator[None]:
    """A process beside the site that does the long work, for as long as the site is served."""
    ended = Event()
    keeper = Thread(target=_keep_worker, args=(ended,))
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _keep_worker(ended: Event) -> None:
    """Start a worker, and another whenever it dies."""
    while not ended.is_set():
        worker = subprocess.Popen([sys.executable, "-m", "dueregard.cli", "worker"])
        while worker.poll() is None and not ended.wait(1):
            pass
    worker.terminate()
    worker.wait(timeout=30)


def _free_port(host: str) -> int:
    import socket

    with socket.socket() as door:
        door.bind((host, 0))
        return int(door.getsockname()[1])
