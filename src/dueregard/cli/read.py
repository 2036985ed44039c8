"""`dueregard read`: a document in, a plan file out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dueregard.cli.files import contents, naming, note, put_out, reading_of

if TYPE_CHECKING:
    from dueregard.planfile.model import Remark, Source
    from dueregard.reading import Reading


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the plan to this file.")
@click.option("--account", is_flag=True, help="Print what became of every word instead of the plan.")
def command(file: Path, output: Path | None, account: bool) -> None:
    """Read the action plan in FILE and print it as a plan file.

    FILE can be text, CSV, XLSX, XLS, ODS, DOCX, PDF or HTML; what it is, is found by its content. What
    the reader is not sure of is said on standard error, a line each.

    With --account, each line says who claims some words of the document (an action's column, a heading,
    or the reason why they are left out), where they stand and what they are, parted by tabs.
    """
    from dueregard.planfile.files import replace_file, to_bytes

    reading = reading_of(file, contents(file))
    for remark in reading.plan.remarks:
        note(doubt_line(file.name, remark))
    text = account_of(reading) if account else to_bytes(reading.plan).decode()
    if output is None:
        put_out(text)
        return
    with naming(output):
        replace_file(output, text.encode())


def doubt_line(name: str, remark: "Remark") -> str:
    """A remark with its place and the choices that it leaves."""
    place = place_of(remark.where)
    choices = f" ({' or '.join(remark.choices)})" if remark.choices else ""
    return f"{name}{f', {place}' if place else ''}: {remark.text}{choices}"


def place_of(where: "Source") -> str:
    """`page 2, table 1, row 5`: as much as is known."""
    names = ("sheet", "page", "table", "row", "line")
    return ", ".join(f"{name} {value}" for name in names if (value := getattr(where, name)) is not None)


def account_of(reading: "Reading") -> str:
    """A line for each run of words: who claims it, where it stands, the words."""
    claims = reading.account.claims
    lines = ["\t".join((claim.by, place_of(claim.where), " ".join(claim.text.split()))) for claim in claims]
    words, left = reading.account.words, reading.account.left_out()
    note(f"{words} words, each claimed once; {left} of them left out of the plan")
    return "".join(f"{line}\n" for line in lines)
