"""Workers are killed while they send: nobody is missed without a word, nobody gets it twice for nothing.

The benchmark `mail` does the same with a thousand leads and two hundred kills.
"""

import os

import pytest
from benchmarks.mail import sending_on
from benchmarks.mail.killing import rehearse

KILLS = 4


def rehearsed(database, workers):
    with sending_on(database, 20) as (installation, sink):
        return rehearse(installation, sink, leads=20, workers=workers, kills=KILLS, seed=1)


def hold(found):
    assert 2 <= found.kills <= KILLS  # the letters may be out before the kills are
    assert found.missed == 0
    assert found.twice <= KILLS
    assert sum(found.statuses.values()) == 20
    assert set(found.statuses) <= {"sent", "uncertain"}
    assert found.statuses.get("uncertain", 0) <= KILLS


@pytest.mark.slow
@pytest.mark.enable_socket
def test_nobody_is_missed_silently_on_sqlite():
    hold(rehearsed("", workers=1))


@pytest.mark.slow
@pytest.mark.postgresql
def test_nobody_is_missed_silently_on_postgresql_with_two_workers(empty_database):
    hold(rehearsed(empty_database, workers=2))


@pytest.fixture
def empty_database():
    """The address of an empty database on the server of the tests."""
    import environ
    import psycopg

    server, name = os.environ["DATABASE_URL"], "dueregard_killed"
    stated = environ.Env.db_url_config(server)
    place = {key.lower(): stated[key] or None for key in ("HOST", "PORT", "USER", "PASSWORD")}
    with psycopg.connect(dbname="postgres", autocommit=True, **place) as door:
        door.execute(f"DROP DATABASE IF EXISTS {name}")
        door.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        door.execute(f"DROP DATABASE {name} WITH (FORCE)")
