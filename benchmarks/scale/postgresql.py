"""A PostgreSQL server of its own for a measurement."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_QUICK = "-c fsync=off -c full_page_writes=off -c shared_buffers=512MB"
"""No crash need be outlived; the buffer is a quarter of two gigabytes, as the manual advises."""


@dataclass(frozen=True)
class Server:
    """A running server: its programs, and the folder of its socket."""

    programs: Path
    socket: Path

    def address(self, name: str) -> str:
        """The address of its database of this name, as `DATABASE_URL`."""
        return f"postgres:///{self.socket}/{name}"

    def create(self, name: str) -> None:
        """An empty database of this name, whatever was there."""
        for command in (("dropdb", "--if-exists"), ("createdb",)):
            program, *options = command
            where = [*options, "--host", str(self.socket), name]
            subprocess.run([self.programs / program, *where], check=True, stderr=subprocess.DEVNULL)


def programs() -> Path | None:
    """The folder of the newest server programs, None where there are none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda bin_: int(bin_.parent.name), default=None)


@contextmanager
def cluster(folder: Path) -> Iterator[Server]:
    """A server that runs until the block ends, with its data in `folder`, where they may be already."""
    bin_ = programs()
    assert bin_
    socket = Path(tempfile.mkdtemp(prefix="dueregard-bench-"))  # its path may not be long
    folder.mkdir(parents=True, exist_ok=True)
    if _is_root():
        shutil.chown(socket, "postgres")
        shutil.chown(folder, "postgres")
    data = folder / "data"
    control = [str(bin_ / "pg_ctl"), "--pgdata", str(data), "--silent", "--wait"]
    try:
        if not data.exists():
            _run(str(bin_ / "initdb"), "--pgdata", str(data), "--username", getpass.getuser(),
                 "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")  # fmt: skip
        where = f"-c listen_addresses='' -c unix_socket_directories={socket}"
        _run(*control, "--log", str(folder / "log"), "--options", f"{where} {_QUICK}", "start")
        yield Server(bin_, socket)
    finally:
        _run(*control, "--mode", "fast", "stop", check=False)
        shutil.rmtree(socket, ignore_errors=True)


def _is_root() -> bool:
    return os.geteuid() == 0


def _run(*command: str, check: bool = True) -> None:
    """PostgreSQL refuses to run as root, so root starts it as somebody else."""
    prefix = ("runuser", "-u", "postgres", "--") if _is_root() else ()
    subprocess.run([*prefix, *command], check=check, stdout=subprocess.DEVNULL, cwd="/")
