"""Installations that are measured: filled once, then asked by a process that works in each."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scale.postgresql import Server


@dataclass(frozen=True)
class Installation:
    """A data folder and its database: the server's of the folder's name, or SQLite where there is none."""

    folder: Path
    hundredths: int
    server: Server | None = None

    @property
    def environment(self) -> dict[str, str]:
        """That of the processes which work with it."""
        url = self.server.address(self.folder.name) if self.server else ""
        own = {"DUEREGARD_DATA": str(self.folder), "DATABASE_URL": url, "DUEREGARD_LOGS": "json"}
        return {**os.environ, **own}

    @property
    def is_filled(self) -> bool:
        """Whether it was filled to the end."""
        return self._note.exists()

    def note_filled(self) -> None:
        """Let whoever comes later know."""
        self._note.touch()

    def start_filling(self) -> "subprocess.Popen[str]":
        """A process that fills it from nothing, whatever was there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.server:
            self.server.create(self.folder.name)
        return self.start("benchmarks.scale.filling", str(self.hundredths))

    def start(self, module: str, *arguments: str) -> "subprocess.Popen[str]":
        """A Python process in it that is spoken with by lines."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def _note(self) -> Path:
        return self.folder / "filled"


class Asker:
    """A process that asks for pages of one installation."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        known = self._read()
        self.addresses: dict[str, dict[str, str]] = known["addresses"]
        self.cookie: str = known["cookie"]
        """The officer's."""

    def ask(self, who: str, address: str) -> dict[str, float]:
        """Milliseconds, queries and bytes of one request."""
        assert self._process.stdin
        self._process.stdin.write(f"{who} {address}\n")
        self._process.stdin.flush()
        answer: dict[str, float] = self._read()
        return answer

    def _read(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


@contextmanager
def asker(installation: Installation) -> Iterator[Asker]:
    """A process that asks until the block ends."""
    process = installation.start("benchmarks.scale.asking")
    try:
        yield Asker(process)
    finally:
        process.communicate()
