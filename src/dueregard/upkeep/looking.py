"""What `dueregard check` looks over: each finding says what is wrong and the way out."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.exchange.models import Snapshot
from dueregard.jobs.models import Worker
from dueregard.plans.dates import keep_dates, stale_dates
from dueregard.plans.models import Action
from dueregard.upkeep import health

SAMPLE: Final = 200
"""So many of the newest kept files are read, where not all are asked for."""

SPACE: Final = 1 << 30
WAITING: Final = timedelta(minutes=10)
EARLIEST: Final = datetime(2026, 1, 1).astimezone()
_NETWORK: Final = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "glusterfs", "ceph"}


class Weight(StrEnum):
    """How much a finding matters; only a fault makes the check fail."""

    FAULT = "fault"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, and the way out."""

    weight: Weight
    text: str


def findings(*, now: datetime, every_file: bool = False) -> Iterator[Finding]:
    """Everything found. Where the database does not answer, nothing is asked of it."""
    for look in (data_folder, secret_key, space, mail, site):
        yield from look()
    yield from clock_is_right(now)
    if not health.database_answers():
        yield _fault("the database does not answer: see that it runs and that DATABASE_URL is right")
    elif not health.is_migrated():
        yield _fault("the database is of another version: dueregard serve brings it up to date")
    else:
        yield from worker(now)
        yield from kept_files(every=every_file)
        yield from snapshots(every=every_file)
        yield from kept_dates(every=every_file)


def data_folder() -> Iterator[Finding]:
    """The data folder can be written to and lies on a disk of this machine."""
    if not health.data_is_writable():
        yield _fault(f"{settings.DATA} cannot be written to: give it to the user that runs dueregard")
    kind = file_system_of(settings.DATA)
    if kind in _NETWORK and connection.vendor == "sqlite":
        yield _fault(f"{settings.DATA} is on a network file system ({kind}), so SQLite loses data: move it")


def secret_key() -> Iterator[Finding]:
    """The kept key is readable by its owner only."""
    file = Path(settings.DATA) / "secret_key"
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield _fault(f"{file} can be read by others: chmod 600 {file}, and put a new key in it")


def space() -> Iterator[Finding]:
    """There is room for uploads, and for a backup."""
    free = shutil.disk_usage(settings.DATA).free
    if free < SPACE:
        yield _fault(f"only {free >> 20} MB are free at {settings.DATA}: make room before writing fails")


def mail() -> Iterator[Finding]:
    """Mail leaves the machine."""
    if settings.NOTIFY_KEY:
        if not settings.NOTIFY_TEMPLATE:
            yield _fault("GOV.UK Notify needs a template: set DUEREGARD_NOTIFY_TEMPLATE")
        return
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield _advice("mail is not sent to anybody: set DUEREGARD_MAIL, then try dueregard mail-test ADDRESS")
    elif not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield _advice("mail is sent without TLS: set smtp+tls:// in DUEREGARD_MAIL")
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield _advice("mail comes from an address at localhost: set DUEREGARD_MAIL_FROM")


def site() -> Iterator[Finding]:
    """What is right for trying out on one's own machine is wrong for a site that others reach."""
    if settings.DEBUG:
        yield _fault("error pages show code and values to everybody: set DUEREGARD_DEBUG=no")
    if "*" in settings.ALLOWED_HOSTS:
        yield _fault("the site answers under any host name: name its own in DUEREGARD_HOSTS")
    outside = set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "*"}
    if outside and not settings.HTTPS:
        names = ", ".join(sorted(outside))
        yield _advice(f"{names} is served without HTTPS: set DUEREGARD_HTTPS=yes behind a proxy")


def clock_is_right(now: datetime) -> Iterator[Finding]:
    """The clock is not before this version was made; what is late depends on it."""
    if now < EARLIEST:
        yield _fault(f"the clock says {now:%Y-%m-%d}, which is past: set it (timedatectl set-ntp true)")


def worker(now: datetime) -> Iterator[Finding]:
    """Somebody does the long work, and is not behind."""
    if "DatabaseBackend" not in settings.TASKS["default"]["BACKEND"]:
        return
    if not Worker.objects.alive(now).exists():
        yield _fault("no worker runs, so no document is read: start dueregard serve or dueregard worker")
    oldest = DBTaskResult.objects.ready().order_by("run_after").values_list("enqueued_at", flat=True).first()
    if oldest and now - oldest > WAITING:
        minutes = (now - oldest).total_seconds() // 60
        yield _fault(f"a job has waited for {minutes:.0f} minutes: start one more dueregard worker")
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - timedelta(days=1)).count()
    if failed:
        yield _advice(f"{failed} jobs failed within a day: look for “job failed” in the worker's log")


def kept_files(*, every: bool) -> Iterator[Finding]:
    """Kept files are what they were when they were brought."""
    hashes = Document.objects.kept().order_by("-pk").values_list("sha256", flat=True)
    for sha256 in hashes.iterator() if every else hashes[:SAMPLE]:
        if not store.is_whole(sha256):
            place = store.path_of(sha256)
            yield _fault(f"{place} is missing or damaged: take it from the last backup (files/{sha256})")


def snapshots(*, every: bool) -> Iterator[Finding]:
    """Snapshots of plans are what they were when they were taken."""
    kept = Snapshot.objects.select_related("plan__organisation").order_by("-pk")
    for snapshot in kept.iterator() if every else kept[:SAMPLE]:
        if not snapshot.is_whole():
            where = f"{snapshot.plan.get_absolute_url()}snapshots/"
            yield _fault(f"the snapshot of {snapshot.as_at} at {where} was changed: take it from a backup")


def kept_dates(*, every: bool) -> Iterator[Finding]:
    """Actions are kept as due on the day that follows from their facts; of most the rule never changed."""
    actions = Action.objects.all()
    asked = actions if every else actions.filter(timescale_entries__kind="recurring").distinct()
    number = sum(1 for _action in stale_dates(asked))
    if number:
        yield _fault(f"{number} actions are kept as due on another day than they are: dueregard check --mend")


def mend_dates() -> int:
    """Reckon anew when actions are due, where an older version reckoned it by other rules; gives how many."""
    with transaction.atomic():
        stale = list(stale_dates(Action.objects.all()))
        keep_dates(*stale)
    return len(stale)


def file_system_of(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that a folder lies on; "" where the machine does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    kinds = {fields[1]: fields[2] for fields in (line.split() for line in lines)}
    within = [place for place in kinds if os.path.commonpath([place, path.resolve()]) == place]
    return kinds[max(within, key=len)] if within else ""


def _fault(text: str) -> Finding:
    return Finding(Weight.FAULT, text)


def _advice(text: str) -> Finding:
    return Finding(Weight.ADVICE, text)
