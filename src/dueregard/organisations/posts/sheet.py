"""Posts, holders and addresses as CSV: reading it row by row with what is wrong where, and writing it."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from dueregard.organisations.posts.models import NAME_LENGTH
from dueregard.organisations.posts.names import fold, key
from dueregard.organisations.posts.words import PostKind
from dueregard.writing.delimited import guarded, unguarded

COLUMNS: Final = ("post", "kind", "address", "other names", "holder", "holder address", "from", "until")
"""The headings, in their order; only `post` must be there."""
MOST: Final = 2_000
"""Rows of one file. A large council has some hundred posts that lead equality actions."""
DAYS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
BETWEEN_NAMES: Final = ";"


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row: a post and, where one is named, somebody who holds it. Empty means "not said"."""

    line: int
    post: str
    kind: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    holder: str = ""
    holder_email: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line of the file, counted from 1 with the headings, and what to do about it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as read. With a problem in it, it is not to be brought in."""

    rows: tuple[PostRow, ...]
    problems: tuple[Problem, ...]


def read_sheet(text: str) -> Sheet:
    """The rows of a CSV file, parted by commas, semicolons or tabs, with every problem that it has."""
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text)))
    except csv.Error:
        return Sheet((), (Problem(1, _("This is no CSV file. Save the list as CSV and bring it again.")),))
    headings = [fold(cell) for cell in lines[0]] if lines else []
    if "post" not in headings:
        message = _(
            "The first line must hold the headings; one of them is “post”. The others are: %(others)s."
        )
        return Sheet((), (Problem(1, message % {"others": ", ".join(COLUMNS[1:])}),))
    if unknown := [name for name in headings if name and name not in COLUMNS]:
        message = _("There is no column “%(name)s”. The columns are: %(columns)s.")
        told = {"name": unknown[0], "columns": ", ".join(COLUMNS)}
        return Sheet((), (Problem(1, message % told),))
    if len(lines) > MOST:
        message = _("The file has more than %(most)s rows. Bring it in parts.")
        return Sheet((), (Problem(MOST, message % {"most": MOST}),))
    rows, problems = [], []
    for number, cells in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in cells):
            stated = {
                name: unguarded(" ".join(cell.split())) for name, cell in zip(headings, cells, strict=False)
            }
            row = _Line(number, stated)
            rows.append(row.read())
            problems += row.problems
    return Sheet(tuple(rows), tuple(problems))


def write_sheet(rows: Iterable[PostRow]) -> str:
    """The rows as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guarded(cell) for cell in _cells(row)])
    return out.getvalue()


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets save it: UTF-8, or the older encoding of Windows."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _cells(row: PostRow) -> Iterator[str]:
    yield from (row.post, row.kind, row.email, f"{BETWEEN_NAMES} ".join(row.aliases))
    yield from (row.holder, row.holder_email)
    yield from (day.isoformat() if day else "" for day in (row.since, row.until))


class _Line:
    """One line while it is read."""

    def __init__(self, number: int, stated: dict[str, str]) -> None:
        self.number, self.stated = number, stated
        self.problems: list[Problem] = []

    def read(self) -> PostRow:
        row = PostRow(
            line=self.number,
            post=self._post(),
            kind=self._kind(),
            email=self._address("address"),
            aliases=self._aliases(),
            holder=self.stated.get("holder", "")[:200],
            holder_email=self._address("holder address"),
            since=self._day("from"),
            until=self._day("until"),
        )
        if (row.holder_email or row.since or row.until) and not row.holder:
            self._wrong(
                _("An address or a day of a holder needs the holder’s name. Enter it, or leave both out.")
            )
        if row.since and row.until and row.until < row.since:
            self._wrong(_("The last day comes before the first. Change one of them."))
        return row

    def _wrong(self, text: str) -> None:
        self.problems.append(Problem(self.number, text))

    def _post(self) -> str:
        name = self.stated.get("post", "")
        if not key(name):
            self._wrong(
                _("The name of the post is missing. Enter it in each row, also in those of one post.")
            )
        elif len(name) > NAME_LENGTH:
            self._wrong(_("The name of the post is longer than %(most)s letters.") % {"most": NAME_LENGTH})
        return name

    def _kind(self) -> str:
        said = self.stated.get("kind", "")
        named = {fold(name): code for code, label in PostKind.choices for name in (code, str(label))}
        if said and fold(said) not in named:
            message = _("There is no kind “%(kind)s”. Use one of: %(kinds)s; or leave it empty for a post.")
            self._wrong(message % {"kind": said, "kinds": ", ".join(PostKind.values)})
        return str(named.get(fold(said), ""))

    def _address(self, column: str) -> str:
        said = self.stated.get(column, "")
        if said:
            try:
                validate_email(said)
            except ValidationError:
                message = _("“%(address)s” is no e-mail address. Correct it, or leave it empty.")
                self._wrong(message % {"address": said})
        return said

    def _aliases(self) -> tuple[str, ...]:
        names = (name.strip() for name in self.stated.get("other names", "").split(BETWEEN_NAMES))
        return tuple(dict.fromkeys(name for name in names if key(name)))

    def _day(self, column: str) -> date | None:
        said = self.stated.get(column, "")
        if not said:
            return None
        for shape in DAYS:
            try:
                return datetime.strptime(said, shape).date()  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
        message = _("“%(day)s” is no date. Write it as 2026-03-27 or 27/03/2026.")
        self._wrong(message % {"day": said})
        return None
