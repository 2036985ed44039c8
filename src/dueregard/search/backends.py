"""The two databases' full text, behind one filter: both find the same entries."""

from typing import Final

from django.db import connection, models
from django.db.models.expressions import RawSQL

from dueregard.search.asking import Term, for_postgresql, for_sqlite

HEADING: Final = "heading"
WORDS: Final = "words"


def holding(terms: tuple[Term, ...], column: str) -> models.Q:
    """The filter for entries whose `column` (`HEADING` or `WORDS`) holds what is wanted."""
    if connection.vendor == "postgresql":
        vector = {HEADING: "heading_vector", WORDS: "words_vector"}[column]
        found = RawSQL(  # noqa: S611 - the one thing inserted is one of the two names above
            f"search_entry.{vector} @@ to_tsquery('simple', %s)",
            [for_postgresql(terms)],
            output_field=models.BooleanField(),
        )
        return models.Q(found)
    rows = RawSQL("SELECT rowid FROM search_text WHERE search_text MATCH %s", [for_sqlite(terms, column)])
    return models.Q(pk__in=rows)


def forget_what_is_gone() -> None:
    """Take words that no entry holds any more out of the index's own pages, where SQLite leaves them.

    PostgreSQL's vacuum does it by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
