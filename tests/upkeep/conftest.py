"""Installations of their own, beside the one of the tests: commands are run on them as an operator would."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import environ
import psycopg
import pytest


@dataclass(frozen=True)
class Installation:
    """A data folder and a database."""

    data: Path
    database: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self):
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "DJANGO_SETTINGS_MODULE": "dueregard.config.settings",
            "DUEREGARD_DATA": str(self.data),
            "DATABASE_URL": self.database,
            **self.settings,
        }

    def run(self, *arguments):
        """`dueregard ARGUMENTS`."""
        return self.python("-m", "dueregard.cli", *arguments)

    def python(self, *arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.data.parent,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self, code):
        """What Python code says that must succeed."""
        answer = self.python("-c", f"import django; django.setup()\n{code}")
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def done(self, *arguments):
        """What a command says that must succeed."""
        answer = self.run(*arguments)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout


@pytest.fixture
def installation(tmp_path):
    """A new installation, on SQLite, in a folder of its own."""

    def new(name, database="", **settings):
        (tmp_path / name).mkdir(exist_ok=True)
        return Installation(tmp_path / name, database, settings)

    return new


@pytest.fixture
def postgresql():
    """The address of an empty database on the server of the tests, of this test process alone."""
    server = os.environ["DATABASE_URL"]
    name = f"dueregard_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    stated = environ.Env.db_url_config(server)
    place = {key.lower(): stated[key] or None for key in ("HOST", "PORT", "USER", "PASSWORD")}
    with psycopg.connect(dbname="postgres", autocommit=True, **place) as door:
        door.execute(f"DROP DATABASE IF EXISTS {name}")
        door.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        door.execute(f"DROP DATABASE {name} WITH (FORCE)")
