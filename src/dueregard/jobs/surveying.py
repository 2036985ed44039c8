"""Statistics of the tables, by which the database chooses its indexes. Neither database takes them by itself
in time: SQLite never, PostgreSQL some while after many rows have come."""

from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

ROWS_LOOKED_AT: Final = 1000
"""Of each index on SQLite: to look at more takes seconds, and changes no choice."""


def survey_tables() -> None:
    """Let the database look at its tables. Takes well under a second; nobody has to wait for it."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            survey_sqlite(cursor)
        else:
            cursor.execute("ANALYZE")


def survey_sqlite(cursor: CursorWrapper) -> None:
    """Take the statistics, and have every other connection read them.

    It does so when the schema has changed, which the view is for.
    """
    cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
    cursor.execute("ANALYZE")
    cursor.execute("CREATE VIEW surveyed AS SELECT 1")
    cursor.execute("DROP VIEW surveyed")
