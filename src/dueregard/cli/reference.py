"""`docs/reference/command-line.md`, made from the commands themselves: `python -m
dueregard.cli.reference`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from dueregard.cli import commands

PAGE: Final = Path("docs/reference/command-line.md")

_HEAD: Final = """# The command line

`make setup` puts the command at `.venv/bin/dueregard`. `dueregard COMMAND --help` says the same as this
page, which is made from the commands (`python -m dueregard.cli.reference`) and held current by a test.

Results go to standard output, doubts and messages to standard error. What cannot be done is one line on
standard error that names the file, the cause and the way out.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | `diff`: the plans differ; `lint --strict`: something is found; `check`: there is a fault |
| 2 | it could not be done: wrong usage, a file that is missing, broken or no plan |
| 130 | stopped by Ctrl-C |
| 141 | whoever read the output has gone |
"""


def page() -> str:
    """The page's text."""
    context = click.Context(commands, info_name="dueregard", **commands.context_settings)
    parts = [_HEAD, "## dueregard\n", *_options(commands, context)]
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        if command:
            parts += _section(name, command, context)
    return "\n".join(parts).rstrip() + "\n"


def _section(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    yield f"## {name}\n"
    yield f"    {' '.join(('dueregard', name, *command.collect_usage_pieces(context)))}\n"
    yield f"{_prose(command.help or '')}\n"
    yield from _options(command, context)


def _prose(text: str) -> str:
    """Help text as paragraphs of one line each."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [
        record
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))
    ]
    if records:
        rows = "\n".join(f"| `{option}` | {words} |".replace("\n", " ") for option, words in records)
        yield f"| option | |\n|---|---|\n{rows}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
