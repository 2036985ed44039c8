"""The `dueregard` command. Each subcommand is a module here with a click command called `command`.

A command's module is imported only when the command runs or its help is shown, and imports at its top
only what costs nothing: Django, the readers and the writers are imported inside the function that needs
them. So `dueregard date` answers in a fifth of a second, and the commands that keep no records never load
Django.

What goes wrong is one line on standard error that names the file, the cause and the way out. Exit codes:
0 done, 1 "no" for an answer (`diff`: the plans differ; `lint --strict`: something is found), 2 it could not
be done, 130 stopped by the person.
"""

import sys
from importlib import import_module
from typing import Final

import click

from dueregard.cli.failing import exit_code

COMMANDS: Final = {
    "read": "dueregard.cli.read",
    "write": "dueregard.cli.write",
    "diff": "dueregard.cli.diff",
    "validate": "dueregard.cli.validate",
    "lint": "dueregard.cli.lint",
    "schema": "dueregard.cli.schema",
    "date": "dueregard.cli.date",
    "import": "dueregard.cli.import_",
    "export": "dueregard.cli.export",
    "report": "dueregard.cli.report",
    "publish": "dueregard.cli.publish",
    "setup": "dueregard.cli.setup",
    "serve": "dueregard.cli.serve",
    "worker": "dueregard.cli.worker",
    "backup": "dueregard.cli.backup",
    "restore": "dueregard.cli.restore",
    "check": "dueregard.cli.check",
    "search-rebuild": "dueregard.cli.search_rebuild",
    "mail-test": "dueregard.cli.mail_test",
    "demo": "dueregard.cli.demo",
}
"""Every subcommand, in the order in which help lists them, and the module that holds it."""


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--traceback", is_flag=True, help="Show where a fault inside dueregard happened.")
@click.version_option(package_name="dueregard", message="%(version)s")
def commands(traceback: bool) -> None:
    """Read, check, compare, write and keep equality action plans."""


def main() -> None:
    """Run the command that the process was started with, and leave with its exit code."""
    sys.exit(exit_code(commands, sys.argv[1:]))
