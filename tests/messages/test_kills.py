"""The site and workers are killed while a cycle opens and its letters go: nobody is missed without a word.

The benchmark `mail` does the same with a thousand leads and two hundred kills.
"""

import os

import pytest
from benchmarks.mail import sending_on
from benchmarks.mail.killing import rehearse

KILLS = 6
LEADS = 20


def rehearsed(database, workers):
    with sending_on(database) as (installation, sink):
        return rehearse(installation, sink, leads=LEADS, workers=workers, kills=KILLS, seed=1)


def hold(found):
    assert found.killed == KILLS
    assert set(found.kills) == {"web", "workers"}
    assert (found.missed, found.dead, found.hidden) == (0, 0, 0)
    assert found.letters >= LEADS - found.uncertain
    assert found.twice <= KILLS
    assert found.uncertain <= KILLS
    assert found.pages["answered"] > 0
    assert found.pages["failed"] == 0


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
