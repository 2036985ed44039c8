"""The two databases' full text, behind one function: both find the same entries."""

from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import QuerySet

from dueregard.search.asking import Term, for_postgresql, for_sqlite

if TYPE_CHECKING:
    from dueregard.search.models import Entry


FEW: Final = 50
"""Of so many bodies the index is asked for each; a person is in one or two."""


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
    """Those of the entries that hold what is wanted there, newest first; only those older than `before`.

    `bodies` are the numbers of those that the entries are of, where that is known and they are not all.
    """
    if place is Place.TITLE and not all(term.wanted for term in terms):
        place = Place.TITLE_AND_ALL  # else the words need not be asked: they begin with the title
    if connection.vendor == "postgresql":
        found = _in_postgresql(entries, terms, place)
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

    Of few bodies it is asked itself: else it would give thousands of rows of which nothing may be seen. The
    plus keeps SQLite from asking the index for each entry instead.
    """
    question = _FTS5[place].format(heading=for_sqlite(terms, "heading"), words=for_sqlite(terms, "words"))
    if 0 < len(bodies) <= FEW:
        of_bodies = " OR ".join(f'"{number}"' for number in sorted(bodies))
        question = f"(organisation_id : ({of_bodies})) AND ({question})"
    conditions = ["+search_text.rowid = search_entry.id", "search_text MATCH %s"]
    parameters: list[str | int] = [question]
    if before is not None:
        conditions.append("search_text.rowid < %s")
        parameters.append(before)
    return entries.extra(  # noqa: S610 - nothing is inserted but parameters
        tables=["search_text"], where=conditions, params=parameters, order_by=["-search_text.rowid"]
    )


def _in_postgresql(entries: "QuerySet[Entry]", terms: tuple[Term, ...], place: Place) -> "QuerySet[Entry]":
    columns = {
        name: f"(search_entry.{name}_vector @@ to_tsquery('simple', %s))" for name in ("heading", "words")
    }
    conditions = [condition.format(**columns) for condition in _VECTORS[place]]
    question = for_postgresql(terms)
    return entries.extra(  # noqa: S610 - the only words inserted are those above
        where=conditions, params=[question] * len(conditions)
    ).order_by("-pk")


def forget_what_is_gone() -> None:
    """Take words that no entry holds any more out of the index's own pages, where SQLite leaves them.

    PostgreSQL's vacuum does it by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
