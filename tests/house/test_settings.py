"""Settings: declared once, told in the reference and the example, safe without any."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dueregard.config import declared
from dueregard.config.databases import database
from dueregard.config.secret import kept_secret

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_reference_and_the_example_are_written_from_the_declaration():
    """If this fails: scripts/write_settings_reference."""
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == declared.env_example()
    assert (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8") == declared.reference()


def test_every_declared_setting_is_used():
    source = (ROOT / "src/dueregard/config/settings.py").read_text(encoding="utf-8")
    names = [name for name, value in vars(declared).items() if isinstance(value, declared.Setting)]
    assert len(names) == len(declared.SETTINGS)
    assert [name for name in names if f"declared.{name}" not in source] == []


def test_the_secret_is_made_once_and_read_by_its_owner_only(tmp_path):
    file = tmp_path / "var" / "secret_key"
    first = kept_secret(file)
    assert len(first) >= 50
    assert kept_secret(file) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_sqlite_is_opened_so_that_writers_wait_for_each_other(tmp_path):
    options = database("", data=tmp_path, threads=1)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_gets_a_pool_of_one_more_than_its_threads(tmp_path):
    settings = database("postgres://user:secret@db.invalid:5433/plans", data=tmp_path, threads=3)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.invalid", 5433, "plans")
    assert settings["OPTIONS"]["pool"]["max_size"] == 4
    assert settings["CONN_MAX_AGE"] == 0  # what Django asks for with a pool


@pytest.mark.slow
def test_a_site_behind_https_passes_djangos_own_check(tmp_path):
    environment = {**os.environ, "DUEREGARD_HTTPS": "yes", "DUEREGARD_DATA": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "dueregard.config.settings"
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(check, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_the_address_of_postgresql_asks_for_is_kept(tmp_path):
    made = database("postgres://o:p@h/d?sslmode=require", data=tmp_path, threads=1)
    assert made["OPTIONS"]["sslmode"] == "require"
    assert made["OPTIONS"]["pool"]["max_size"] == 2
