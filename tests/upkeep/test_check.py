"""The installation looked over: every fault is found, with its way out; a sound installation has none."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.factories import (
    ActionFactory,
    DocumentFactory,
    PlanFactory,
    SnapshotFactory,
    TimescaleEntryFactory,
    WorkerFactory,
)

from dueregard import clock
from dueregard.documents import store
from dueregard.importing.tasks import read_draft
from dueregard.jobs.models import Worker
from dueregard.plans.dates import keep_dates
from dueregard.plans.models import Action
from dueregard.upkeep import looking
from dueregard.upkeep.looking import Weight, findings, mend_dates


@pytest.fixture
def sound(db, settings, tmp_path):
    """An installation in order, as far as settings go."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = True
    settings.DEFAULT_FROM_EMAIL = "plans@example.invalid"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    call_command("createcachetable", verbosity=0)
    WorkerFactory(seen_at=timezone.now() + timedelta(minutes=30))
    return settings


def faults(**asked):
    found = findings(now=asked.pop("now", clock.now()), **asked)
    return [each.text for each in found if each.weight == Weight.FAULT]


def advice():
    return [each.text for each in findings(now=clock.now()) if each.weight == Weight.ADVICE]


def test_a_sound_installation_has_no_finding(sound):
    assert list(findings(now=clock.now())) == []


def test_a_worker_that_is_gone_and_a_job_that_waits_are_found(sound):
    Worker.objects.all().delete()
    read_draft.enqueue("0123456789")
    first, second = faults(now=timezone.now() + timedelta(minutes=11))
    assert "start dueregard serve or dueregard worker" in first
    assert "waited for 11 minutes" in second


def test_a_key_that_others_can_read_is_found(sound, tmp_path):
    (tmp_path / "secret_key").write_text("secret")
    (tmp_path / "secret_key").chmod(0o644)
    (fault,) = faults()
    assert "chmod 600" in fault


def test_damaged_and_lost_kept_files_are_found(sound):
    whole, damaged = store.put(b"whole"), store.put(b"damaged")
    for sha256 in (whole, damaged, "0" * 64):
        DocumentFactory(sha256=sha256)
    store.path_of(damaged).write_bytes(b"other")
    assert [("0" * 64 in text, damaged in text) for text in faults()] == [(True, False), (False, True)]


def test_a_sample_is_the_newest_and_all_are_all(sound, monkeypatch):
    monkeypatch.setattr(looking, "SAMPLE", 1)
    DocumentFactory(sha256="0" * 64)
    DocumentFactory(sha256=store.put(b"newest"))
    assert faults() == []
    assert len(faults(every_file=True)) == 1


@pytest.mark.parametrize(
    ("name", "value", "way_out"),
    [
        ("DEBUG", True, "DUEREGARD_DEBUG=no"),
        ("ALLOWED_HOSTS", ["*"], "DUEREGARD_HOSTS"),
    ],
)
def test_settings_that_endanger_are_faults(sound, name, value, way_out):
    setattr(sound, name, value)
    assert way_out in faults()[0]


def test_a_data_folder_that_cannot_be_written_to_is_found(sound, monkeypatch):
    monkeypatch.setattr(looking.health, "data_is_writable", lambda: False)
    assert "cannot be written to" in faults()[0]


@pytest.mark.parametrize(
    ("name", "value", "way_out"),
    [
        ("ALLOWED_HOSTS", ["plans.example.invalid"], "DUEREGARD_HTTPS=yes"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "dueregard mail-test"),
        ("EMAIL_USE_TLS", False, "smtp+tls://"),
        ("DEFAULT_FROM_EMAIL", "dueregard@localhost", "DUEREGARD_MAIL_FROM"),
    ],
)
def test_settings_that_could_be_better_are_advice(sound, name, value, way_out):
    setattr(sound, name, value)
    assert way_out in advice()[0]
    assert faults() == []


def test_a_clock_that_went_back_is_found(sound):
    assert "timedatectl" in faults(now=datetime(2001, 1, 1).astimezone())[0]


def test_a_disk_that_is_full_is_found(sound, monkeypatch):
    monkeypatch.setattr(looking, "SPACE", 1 << 60)
    assert "MB are free" in faults()[0]


def test_the_file_system_of_a_folder_is_that_of_its_nearest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n/dev/b /boot vfat rw 0 0\n")
    assert looking.file_system_of(tmp_path / "var", mounts) == "nfs4"
    assert looking.file_system_of(tmp_path.parent, mounts) == "ext4"


@pytest.mark.slow
def test_the_command_says_what_it_found_and_how_it_went(installation):
    one = installation("checked")
    looked = one.run("check")
    assert looked.returncode == 1
    assert "fault: the database is of another version" in looked.stdout
    assert looked.stdout.endswith("1 faults, 2 pieces of advice\n")


@pytest.mark.slow
@pytest.mark.enable_socket
def test_a_mail_that_nobody_takes_is_told_in_one_line(installation):
    refused = installation("mail", DUEREGARD_MAIL="smtp://127.0.0.1:1").run(
        "mail-test", "pat@example.invalid"
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("dueregard: 127.0.0.1 did not take the mail")
    assert refused.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_mail_that_is_taken_is_told(installation, tmp_path):
    folder = f"filemail://{tmp_path}/mails"
    said = installation("mail", DUEREGARD_MAIL=folder).done("mail-test", "pat@example.invalid")
    assert said == "The mail folder took the mail to pat@example.invalid.\n"
    (mail,) = (tmp_path / "mails").iterdir()
    assert "dueregard can send mail" in mail.read_text()


def test_a_snapshot_that_was_changed_behind_our_back_is_found(sound):
    snapshot = SnapshotFactory()
    assert faults() == []
    type(snapshot).objects.update(content="{ }\n")
    (fault,) = faults()
    assert "take it from a backup" in fault


def test_a_day_that_an_older_version_reckoned_is_found_and_mended(sound):
    plan = PlanFactory(period="2026/2030")
    yearly = ActionFactory(plan=plan)
    TimescaleEntryFactory(action=yearly, kind="recurring", date="", rrule="FREQ=YEARLY;BYMONTH=3")
    keep_dates(yearly)
    once = ActionFactory(plan=plan, settled=True)
    assert faults() == []
    right = yearly.due_on
    Action.objects.filter(pk=yearly.pk).update(due_on=None)
    (fault,) = faults()
    assert fault.startswith("1 actions are kept as due on another day")
    (fault,) = faults(every_file=True)
    assert fault.startswith("2 actions")
    assert mend_dates() == 2
    assert faults(every_file=True) == []
    yearly.refresh_from_db()
    once.refresh_from_db()
    assert (yearly.due_on, once.settled) == (right, False)
