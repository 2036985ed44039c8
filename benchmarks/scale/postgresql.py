"""A PostgreSQL server of its own for a measurement, in a folder that goes away with it."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_QUICK = "-c fsync=off -c full_page_writes=off -c shared_buffers=512MB"
"""Nothing need outlive the measurement; the buffer is a quarter of two gigabytes, as its manual advises."""


def programs() -> Path | None:
    """The folder of the newest server programs, None where there are none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda bin_: int(bin_.parent.name), default=None)


@contextmanager
def cluster(bin_: Path) -> Iterator[str]:
    """A running server: gives the address of its first database, to which `/name` of others is the same."""
    folder = Path(tempfile.mkdtemp(prefix="dueregard-bench-"))
    if _is_root():
        shutil.chown(folder, "postgres")
    control = [str(bin_ / "pg_ctl"), "--pgdata", str(folder / "data"), "--silent"]
    try:
        _run(str(bin_ / "initdb"), "--pgdata", str(folder / "data"), "--username", getpass.getuser(),
             "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")  # fmt: skip
        where = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        _run(*control, "--wait", "--log", str(folder / "log"), "--options", f"{where} {_QUICK}", "start")
        yield f"postgres:///{folder}"
    finally:
        _run(*control, "--mode", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def create(bin_: Path, address: str, name: str) -> str:
    """A new database of the server; gives its address."""
    host = address.removeprefix("postgres:///")
    subprocess.run([bin_ / "createdb", "--host", host, name], check=True)
    return f"{address}/{name}"


def _is_root() -> bool:
    return os.geteuid() == 0


def _run(*command: str, check: bool = True) -> None:
    """PostgreSQL refuses to run as root, so root starts it as somebody else."""
    prefix = ("runuser", "-u", "postgres", "--") if _is_root() else ()
    subprocess.run([*prefix, *command], check=check, stdout=subprocess.DEVNULL, cwd="/")
