"""The database is told how its tables look, and whoever asks it next goes by that."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from tests.factories import TickFactory

from dueregard.jobs.surveying import survey_sqlite, survey_tables
from dueregard.jobs.tasks import learn_tables

TICKS = 40


def _known(cursor):
    """How many rows the database believes the table of ticks to have."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'jobs_tick'")
    else:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = 'jobs_tick'")
    return {int(str(stat).split()[0]) for (stat,) in cursor.fetchall()}


@pytest.mark.parametrize("survey", [survey_tables, learn_tables.call], ids=["at once", "as a job"])
def test_the_database_knows_its_tables_once_it_has_looked(db, survey):
    for _ in range(TICKS):
        TickFactory()
    survey()
    with connection.cursor() as cursor:
        assert _known(cursor) == {TICKS}


def test_whoever_is_connected_to_sqlite_already_goes_by_it_at_once(tmp_path):
    with closing(_sqlite(tmp_path)) as one, closing(_sqlite(tmp_path)) as other:
        one.execute("CREATE TABLE t (few, many)")
        one.execute("CREATE INDEX by_many ON t (many)")
        one.execute("CREATE INDEX by_few ON t (few)")
        one.executemany("INSERT INTO t VALUES (1, ?)", [(n,) for n in range(3000)])
        survey_sqlite(one.cursor())
        assert "by_many" in _index_of(other, 0)
        one.execute("DELETE FROM t")
        one.executemany("INSERT INTO t VALUES (?, 1)", [(n,) for n in range(3000)])
        assert "by_many" in _index_of(other, 1)
        survey_sqlite(one.cursor())
        assert "by_few" in _index_of(other, 2)


def _sqlite(folder):
    return sqlite3.connect(folder / "t.sqlite3", isolation_level=None)


def _index_of(asking, many):
    asking.execute("SELECT few FROM t LIMIT 1").fetchall()
    question = "EXPLAIN QUERY PLAN SELECT * FROM t WHERE few = 1 AND many = "
    return str(asking.execute(f"{question}{many}").fetchall())  # none that was prepared before


def test_a_survey_leaves_nothing_else_behind(db):
    tables = set(connection.introspection.table_names(include_views=True))
    survey_tables()
    survey_tables()
    added = set(connection.introspection.table_names(include_views=True)) - tables
    assert added <= {"sqlite_stat1"}


def test_tables_are_looked_at_every_night(db, settings):
    assert "dueregard.jobs.tasks.learn_tables" in settings.TIMED_WORK
