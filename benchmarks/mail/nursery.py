"""Starts workers by forking, so that one that was killed is back within moments rather than seconds."""

import os
import signal
import sys


def main() -> None:
    """For each line on standard input, start a worker and print its number; at the end of input, end."""
    from dueregard.cli import records

    records.start_django()
    import django_tasks_db.management.commands.db_worker  # noqa: F401 - loaded once, for all workers

    from dueregard.cli.worker import command

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            command.main([], standalone_mode=False)
            os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
