"""The two databases' full text, behind one function: both find the same entries."""

from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import F, QuerySet

from dueregard.search.asking import Term, for_postgresql, for_sqlite

if TYPE_CHECKING:
    from dueregard.search.models import Entry


class Place(Enum):
    """Where in an entry the words stand that are looked for."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    TITLE_AND_ALL = "title, and nothing unwanted below it"
    ONLY_BELOW = "only below the title"


def holding(
    entries: "QuerySet[Entry]",
    terms: tuple[Term, ...],
    place: Place,
    *,
    bodies: Collection[int],
    before: int | None = None,
) -> "QuerySet[Entry]":
    """Those of the entries of these bodies (one at least) that hold what is wanted there, newest first.

    `before`: only those older than the entry of that number.
    """
    if place is Place.TITLE and not all(term.wanted for term in terms):
        place = Place.TITLE_AND_ALL  # else the words need not be asked: they begin with the title
    if connection.vendor == "postgresql":
        found = _in_postgresql(entries, terms, place, bodies)
        return found.filter(pk__lt=before) if before is not None else found
    return _in_sqlite(entries, terms, place, bodies, before)


_FTS5: Final = {
    Place.ANYWHERE: "{words}",
    Place.TITLE: "{heading}",
    Place.TITLE_AND_ALL: "({heading}) AND ({words})",
    Place.ONLY_BELOW: "({words}) NOT ({heading})",
}
_VECTORS: Final = {
    Place.ANYWHERE: ["{words}"],
    Place.TITLE: ["{heading}"],
    Place.TITLE_AND_ALL: ["{heading}", "{words}"],
    Place.ONLY_BELOW: ["NOT {heading}", "{words}"],
}


def _in_sqlite(
    entries: "QuerySet[Entry]",
    terms: tuple[Term, ...],
    place: Place,
    bodies: Collection[int],
    before: int | None,
) -> "QuerySet[Entry]":
    """The index leads and gives its rows newest first, so that a page of a common word reads a page of it.

    The plus keeps SQLite from asking the index for each entry instead.
    """
    questions = {column: for_sqlite(terms, column, bodies) for column in ("heading", "words")}
    question = _FTS5[place].format(**questions)
    conditions = ["+search_text.rowid = search_entry.id", "search_text MATCH %s"]
    parameters: list[str | int] = [question]
    if before is not None:
        conditions.append("search_text.rowid < %s")
        parameters.append(before)
    return entries.extra(  # noqa: S610 - nothing is inserted but parameters
        tables=["search_text"], where=conditions, params=parameters, order_by=["-search_text.rowid"]
    )


def _in_postgresql(
    entries: "QuerySet[Entry]", terms: tuple[Term, ...], place: Place, bodies: Collection[int]
) -> "QuerySet[Entry]":
    """In the order of a sum, which no index has, so that the index of words leads.

    PostgreSQL takes each beginning of a word to be in one of fifty entries: it would read the newest entries
    of all bodies until it has a page.
    """
    columns = {
        name: f"(search_entry.{name}_vector @@ to_tsquery('simple', %s))" for name in ("heading", "words")
    }
    conditions = [condition.format(**columns) for condition in _VECTORS[place]]
    question = for_postgresql(terms, bodies)
    return entries.extra(  # noqa: S610 - the only words inserted are those above
        where=conditions, params=[question] * len(conditions)
    ).order_by(-(F("pk") + 0))


def forget_what_is_gone() -> None:
    """Take words that no entry holds any more out of the index's own pages, where SQLite leaves them.

    PostgreSQL's vacuum does it by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
