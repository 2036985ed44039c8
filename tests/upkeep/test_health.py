"""Health: short answers for machines, before host names, sessions and languages."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dueregard.upkeep import health


def test_a_living_process_says_so_without_a_database(client):
    answer = client.get("/livez", headers={"host": "10.1.2.3:8000"})
    assert (answer.status_code, answer.json()) == (200, {"alive": True})
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_a_ready_process_says_what_it_needs_and_has(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "migrations": True, "data": True})


def test_health_is_not_sent_on_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/livez").status_code == 200


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)
    MigrationRecorder(connection).migration_qs.filter(app="documents").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] is False


def test_a_data_folder_that_is_gone_is_not_ready(client, db, settings, tmp_path):
    settings.DATA = tmp_path / "gone"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["data"]) == (503, False)
