"""The processes of an installation, kept going as its services are: the web site, and the workers."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread
from typing import Final

PAUSE: Final = 0.5
"""Seconds until a site that was killed is started anew."""
NEVER: Final = 60
"""Seconds in which a site starts on the slowest of machines."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class Web:
    """`dueregard serve --no-worker`, started anew whenever it has ended."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self._environment, self._port, self._over = environment, port, Event()
        self._start()
        self._keeper = Thread(target=self._keep)
        self._keeper.start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dueregard.cli", "serve", "--no-worker", "--port", str(self._port)],
            env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _keep(self) -> None:
        while not self._over.wait(PAUSE):
            if self._process.poll() is not None:
                self._start()

    def await_answer(self) -> None:
        """Until it answers."""
        end = time.monotonic() + NEVER
        while time.monotonic() < end:
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"nothing answers at port {self._port}")

    def kill_one(self, chance: random.Random) -> None:
        """Kill the whole site, or one of the processes that answer for it, which it then starts anew."""
        one = chance.choice([self._process.pid, *self._children()])
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)

    def _children(self) -> list[int]:
        number = self._process.pid
        try:
            found = Path(f"/proc/{number}/task/{number}/children").read_text().split()
            return [
                int(each) for each in found if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
            ]
        except OSError:
            return []

    def end(self) -> None:
        """End it for good."""
        self._over.set()
        self._keeper.join()
        self._process.terminate()
        try:
            self._process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Workers:
    """So many workers, each replaced once it is killed."""

    def __init__(self, environment: dict[str, str], number: int) -> None:
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.mail.nursery"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._pids = [self._born() for _ in range(number)]

    def _born(self) -> int:
        assert self._nursery.stdin
        assert self._nursery.stdout
        self._nursery.stdin.write("one\n")
        self._nursery.stdin.flush()
        return int(self._nursery.stdout.readline())

    def kill_one(self, chance: random.Random) -> None:
        """Kill one, without a warning; another takes its place."""
        place = chance.randrange(len(self._pids))
        self._kill(place)
        self._pids[place] = self._born()

    def revive(self) -> None:
        """Replace those that have ended by themselves."""
        for place, pid in enumerate(self._pids):
            if not Path(f"/proc/{pid}").exists():
                self._pids[place] = self._born()

    def _kill(self, place: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pids[place], signal.SIGKILL)

    def end(self) -> None:
        """End all."""
        for place in range(len(self._pids)):
            self._kill(place)
        self._nursery.kill()
        self._nursery.communicate()
