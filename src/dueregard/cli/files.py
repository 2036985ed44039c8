"""Files that commands are given: plans and documents in, bytes out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dueregard.cli.failing import Failure, cause_of

if TYPE_CHECKING:
    from dueregard.planfile.model import PlanFile
    from dueregard.planfile.validation import InvalidPlan
    from dueregard.reading import Reading

LARGEST = 256 * 1024 * 1024
"""Bytes; what is larger is no plan and would only fill the memory."""


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises `Failure` where there are none, or too many."""
    with naming(path):
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Failure(f"{path}: it is larger than {LARGEST >> 20} MB: save the plan alone")
        content = path.read_bytes()
    if not content.strip():
        raise Failure(f"{path}: it is empty: save the plan again, then try once more")
    return content


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """System errors inside name this file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(cause_of(error, str(path))) from error


def plan_in(path: Path) -> "PlanFile":
    """The plan in a plan file, or read from any other document. Raises `Failure`."""
    from dueregard.planfile.validation import InvalidPlan, validate

    content = contents(path)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return reading_of(path, content).plan
    try:
        return validate(content)
    except InvalidPlan as error:
        raise Failure(invalid(path, error)) from error


def plan_file(path: Path) -> "PlanFile":
    """The plan in a plan file. Raises `Failure`."""
    from dueregard.planfile.validation import InvalidPlan, validate

    try:
        return validate(contents(path))
    except InvalidPlan as error:
        raise Failure(invalid(path, error)) from error


def invalid(path: Path, error: "InvalidPlan") -> str:
    """One line for a plan file that is none."""
    first, *more = error.findings
    others = f" (and {len(more)} more: dueregard validate lists them)" if more else ""
    return f"{path}: no valid plan file: {first}{others}"


def reading_of(path: Path, content: bytes) -> "Reading":
    """What the reader makes of a document. Raises `Failure`."""
    from dueregard.reading import UnreadableDocument, read_file

    try:
        return read_file(content, path.name)
    except UnreadableDocument as error:
        message = str(error)
        raise Failure(message if message.startswith(path.name) else f"{path}: {message}") from error


def put_out(text: str) -> None:
    """Text to standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """A line for the person, on standard error, so that it stays out of what a program reads."""
    sys.stderr.write(f"{' '.join(text.split())}\n")
