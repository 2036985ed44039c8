"""How a command fails: one line on standard error, a number, and never a traceback that nobody asked for."""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import click

DONE: Final = 0
NO: Final = 1
FAILED: Final = 2
STOPPED: Final = 128 + signal.SIGINT
NO_READER: Final = 128 + signal.SIGPIPE


class Failure(Exception):
    """The command cannot be done. The message is one line: the file, the cause and the way out."""


def exit_code(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and say how it ended; everything that it raises becomes one line."""
    try:
        answer = _run(command, list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()
        return NO_READER
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped", STOPPED)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return FAILED
    except Exception as error:
        if "--traceback" in arguments:
            raise
        return _say(_line(error), FAILED)
    return answer if isinstance(answer, int) else DONE


def _run(command: click.Command, arguments: list[str]) -> object:
    """What `click.Command.main` does, without its own handling of broken pipes and interruptions."""
    try:
        with command.make_context("dueregard", arguments) as context:
            return command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code


def _line(error: Exception) -> str:
    """What went wrong, for people."""
    if isinstance(error, Failure):
        return str(error)
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        hint = f"; see {context.command_path} --help" if context else ""
        return f"{error.format_message().rstrip('.')}{hint}"
    if isinstance(error, OSError):
        return cause_of(error)
    fault = f"{type(error).__name__}: {error}"
    return f"a fault inside dueregard ({fault}): please report it; dueregard --traceback … shows where"


_WAYS_OUT: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "there is no such file: check its name and folder",
    IsADirectoryError: "it is a folder: name a file in it",
    NotADirectoryError: "part of its path is no folder: check its name",
    PermissionError: "access is refused: ask for permission, or use another folder",
}


def cause_of(error: OSError, name: str = "") -> str:
    """A system error as file, cause and way out."""
    file = name or str(error.filename or "standard output")
    for kind, way_out in _WAYS_OUT.items():
        if isinstance(error, kind):
            return f"{file}: {way_out}"
    return f"{file}: {error.strerror or error}: check the disk and try again"


def _say(line: str, code: int) -> int:
    one_line = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    with suppress(OSError):  # where standard error is closed, the exit code says it alone
        sys.stderr.write(f"dueregard: {one_line}\n")
        sys.stderr.flush()
    return code


def _close_output() -> None:
    """The reader of our output has gone: let the interpreter's own last flush find somewhere to write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
