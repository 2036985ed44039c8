"""Accepts the only draft of a database and kills itself, for good, at its Nth writing statement.

Usage: python accept_and_die.py N. With N = 0 it lives, and prints how many such statements there were.
What is written once the accept is committed, by the jobs that follow it, does not count. The database is
the one of the environment.
"""

import os
import signal
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from dueregard.history.actor import system  # noqa: E402
from dueregard.importing.models import Draft  # noqa: E402
from dueregard.importing.operations import accept_draft  # noqa: E402


class Executioner:
    """Counts the statements that write, and kills this process at the last that it lets live."""

    def __init__(self, statements):
        self.left = statements
        self.over = False

    def committing(self, commit):
        """The same commit, after which nothing is counted any more."""

        def commit_and_stop():
            commit()
            self.over = True

        return commit_and_stop

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if not self.over and sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


executioner = Executioner(int(sys.argv[1]))
connection.commit = executioner.committing(connection.commit)
with connection.execute_wrapper(executioner):
    accept_draft(by=system("test"), draft=Draft.objects.get())
sys.stdout.write(str(-executioner.left))
