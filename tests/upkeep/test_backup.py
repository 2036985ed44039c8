"""Backup and restore: the same installation again, or a refusal in one line and nothing touched."""

import json
import shutil
import signal
import stat
import zipfile
from pathlib import Path

import pytest
from tests.upkeep.conftest import Installation

from dueregard.upkeep.archive import MANIFEST, NoBackup, opened
from dueregard.upkeep.restoring import look_over

pytestmark = pytest.mark.slow
FILL = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from dueregard.documents.operations import keep_document
from dueregard.exchange.operations import import_plan
from dueregard.history.actor import system
from dueregard.organisations.models import Organisation
from tests.plan_files import something_of_everything
me, body = system("test"), Organisation.objects.create(slug="ashby", name="Ashby")
import_plan(by=me, organisation=body, file=something_of_everything(), slug="scheme")
keep_document(by=me, organisation=body, name="plan ✓.csv", content=b"Ref\\n1\\n" * 9000)
from dueregard.accounts.models import Account
Account.objects.create(email="pat@example.invalid", name="Siân", password="!")
"""
STOPPED = """
import os, signal, sys
from pathlib import Path
import django; django.setup()
from dueregard.upkeep import records, restoring
label, left = sys.argv[2], records.put_in
def put_in(model, lines):
    if model._meta.label_lower == label:
        os.kill(os.getpid(), signal.SIGKILL)
    return left(model, lines)
records.put_in = put_in
restoring.restore_backup(Path(sys.argv[1]), replace=True)
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A data folder with one body, its plan, a kept file and an account; copied, never changed."""
    data = tmp_path_factory.mktemp("filled") / "var"
    done = Installation(data).python("-c", FILL)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture
def running(filled, installation):
    """The filled installation, to be used up."""
    one = installation("running")
    shutil.copytree(filled, one.data, dirs_exist_ok=True)
    return one


@pytest.fixture(scope="module")
def backup(filled, tmp_path_factory):
    """Its backup."""
    path = tmp_path_factory.mktemp("backup") / "backup.zip"
    Installation(filled).done("backup", str(path))
    return path


def content(backup):
    """Every member of a backup that its maker does not stamp."""
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def values(backup):
    """The same, as values: PostgreSQL does not keep the order of the keys in JSON."""
    return {
        name: [json.loads(line) for line in said.splitlines()] if name.endswith(".jsonl") else said
        for name, said in content(backup).items()
    }


def with_members(backup, out, changes):
    """The backup once more, some of its members changed, or left out where the change is None."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(out, "w") as new:
        for name in {*old.namelist(), *changes}:
            text = changes.get(name, old.read(name) if name in old.namelist() else None)
            if text is not None:
                new.writestr(name, text)
    return out


def test_a_restored_installation_backs_up_to_the_same_bytes(backup, installation, tmp_path):
    elsewhere = installation("elsewhere")
    said = elsewhere.done("restore", str(backup))
    assert "1 kept files" in said
    elsewhere.done("backup", str(tmp_path / "again.zip"))
    assert content(tmp_path / "again.zip") == content(backup)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


@pytest.mark.postgresql
def test_records_go_from_sqlite_to_postgresql_and_back(backup, installation, postgresql, tmp_path):
    large = installation("large", postgresql)
    large.done("restore", str(backup))
    large.done("backup", str(tmp_path / "large.zip"))
    assert values(tmp_path / "large.zip") == values(backup)
    large.told(  # the next record gets a number of its own
        "from dueregard.organisations.models import Organisation\n"
        "Organisation.objects.create(slug='next', name='Next')"
    )
    small = installation("small")
    small.done("restore", str(tmp_path / "large.zip"))
    small.done("backup", str(tmp_path / "small.zip"))
    assert values(tmp_path / "small.zip") == values(backup)


def test_an_installation_that_holds_something_is_not_overwritten_unasked(running, backup):
    refused = running.run("restore", str(backup))
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_what_was_added_since_the_backup_is_gone_after_a_replacing_restore(running, backup, tmp_path):
    running.told(
        "from dueregard.documents.operations import keep_document\n"
        "from dueregard.history.actor import system\n"
        "from dueregard.organisations.models import Organisation\n"
        "body = Organisation.objects.get()\n"
        "keep_document(by=system('test'), organisation=body, name='b', content=b'later')"
    )
    assert len(list(running.data.glob("files/documents/*/*"))) == 2
    running.done("restore", "--replace", str(backup))
    assert len(list(running.data.glob("files/documents/*/*"))) == 1
    running.done("backup", str(tmp_path / "again.zip"))
    assert content(tmp_path / "again.zip") == content(backup)


@pytest.mark.parametrize("label", ["importing.draft", "plans.action", "history.change"])
def test_a_restore_that_is_killed_leaves_the_old_installation(running, backup, label, tmp_path):
    killed = running.python("-c", STOPPED, str(backup), label)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    running.done("backup", str(tmp_path / "after.zip"))
    assert content(tmp_path / "after.zip") == content(backup)


def test_a_backup_that_was_cut_off_is_refused(running, backup, tmp_path):
    cut = tmp_path / "cut.zip"
    whole = backup.read_bytes()
    cut.write_bytes(whole[: len(whole) * 9 // 10])
    refused = running.run("restore", "--replace", str(cut))
    assert refused.returncode == 2
    assert (
        refused.stderr == f"dueregard: {cut}: it is cut off, or no backup of dueregard; nothing was changed\n"
    )


def test_every_single_change_to_a_member_is_refused(backup, tmp_path):
    for name, said in content(backup).items():
        if said:
            changed = said[:-2] + bytes([said[-2] ^ 1]) + said[-1:]
            odd = with_members(backup, tmp_path / "odd.zip", {name: changed})
            with pytest.raises(NoBackup, match="was changed after the backup"):
                look_over(odd)


@pytest.mark.parametrize("change", [{"records/plans.action.jsonl": None}, {"files/" + "0" * 64: b"more"}])
def test_a_member_too_few_or_too_many_is_refused(backup, tmp_path, change):
    with pytest.raises(NoBackup, match="do not agree about"):
        look_over(with_members(backup, tmp_path / "odd.zip", change))


def test_a_zip_file_of_something_else_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("plan.txt", "hello")
    with pytest.raises(NoBackup, match="no manifest"):
        look_over(tmp_path / "other.zip")


def test_a_backup_of_other_migrations_is_refused_with_the_way_out(running, backup, tmp_path):
    with opened(backup) as archive:
        older = archive.manifest.model_copy(update={"migrations": archive.manifest.migrations[:-1]})
    odd = with_members(backup, tmp_path / "odd.zip", {MANIFEST: older.model_dump_json()})
    refused = running.run("restore", "--replace", str(odd))
    assert f"(by {archive.manifest.migrations[-1]}): restore it with that version" in refused.stderr


def test_a_kept_file_that_is_gone_is_told_and_the_rest_is_backed_up(running, tmp_path):
    (lost,) = running.data.glob("files/documents/*/*")
    lost.unlink()
    told = running.run("backup", str(tmp_path / "rest.zip"))
    assert told.returncode == 1
    assert lost.name in told.stderr
    assert look_over(tmp_path / "rest.zip").missing == [lost.name]


def test_the_secret_key_goes_along_only_when_asked(running, installation, tmp_path):
    key = (running.data / "secret_key").read_bytes()
    running.done("backup", str(tmp_path / "without.zip"))
    assert key.strip() not in b"".join(content(tmp_path / "without.zip").values())
    running.done("backup", "--with-secret-key", str(tmp_path / "with.zip"))
    elsewhere = installation("elsewhere")
    elsewhere.done("restore", str(tmp_path / "with.zip"))
    assert (elsewhere.data / "secret_key").read_bytes() == key
    assert stat.S_IMODE((elsewhere.data / "secret_key").stat().st_mode) == 0o600


def test_a_backup_that_fails_leaves_no_file(running, tmp_path):
    refused = running.run("backup", str(tmp_path / "nowhere" / "backup.zip"))
    assert refused.returncode == 2
    assert "no such file" in refused.stderr
    assert list(Path(tmp_path).glob("**/*.zip*")) == []
