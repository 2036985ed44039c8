"""kill -9 in the middle of an accept: all or nothing. A real process on a real database is really killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("accept_and_die.py")
BRING = """
import django; django.setup()
from dueregard.history.actor import system
from dueregard.importing import readings
from dueregard.importing.operations import bring_document
from dueregard.organisations.models import Organisation
from django.core.management import call_command
call_command("migrate", verbosity=0)
body = Organisation.objects.create(slug="ashby", name="Ashby")
rows = "".join(f"{n},Train team {n},HR Manager,March 2015\\n" for n in range(1, 61))
me = system("test")
content = ("Ref,Action,Lead,By when\\n" + rows).encode()
draft = bring_document(by=me, organisation=body, name="p.csv", content=content)
readings.read(draft, by=me)
draft.refresh_from_db()
assert draft.state == "ready", draft.message
"""


def run(*arguments, data):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "DJANGO_SETTINGS_MODULE": "dueregard.config.settings",
        "DUEREGARD_DATA": str(data),
        "DUEREGARD_JOBS": "at-once",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    made = run("-c", BRING, data=data)
    assert made.returncode == 0, made.stderr
    return data


def facts(data):
    with sqlite3.connect(data / "dueregard.sqlite3") as connection:
        tables = ("plans_plan", "plans_action", "plans_lead", "plans_timescaleentry")
        counts = [connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables]  # noqa: S608
        (state,) = connection.execute("select state from importing_draft").fetchone()
        (told,) = connection.execute(
            "select count(*) from history_event where verb in ('import_plan', 'accept_draft')"
        ).fetchone()
        (whole,) = connection.execute("pragma integrity_check").fetchone()
    connection.close()
    return {"counts": counts, "state": state, "told": told, "whole": whole}


NOTHING = {"counts": [0, 0, 0, 0], "state": "ready", "told": 0, "whole": "ok"}
ALL = {"counts": [1, 60, 60, 60], "state": "accepted", "told": 2, "whole": "ok"}


@pytest.fixture(scope="module")
def statements(prepared, tmp_path_factory):
    """How many statements of an accept that nobody kills write something."""
    data = tmp_path_factory.mktemp("lived") / "data"
    shutil.copytree(prepared, data)
    lived = run(str(SCRIPT), "0", data=data)
    assert lived.returncode == 0, lived.stderr
    assert facts(data) == ALL
    return int(lived.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_an_accept_that_is_killed_leaves_nothing_and_can_be_done_again(prepared, statements, tmp_path, share):
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    killed = run(str(SCRIPT), str(max(1, round(share * statements))), data=data)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert facts(data) == NOTHING
    again = run(str(SCRIPT), "0", data=data)
    assert again.returncode == 0, again.stderr
    assert facts(data) == ALL
