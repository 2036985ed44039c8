"""Sends to many while workers are killed at random, and counts who was missed and who got it twice."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from benchmarks.mail.sink import Sink

PATIENCE: Final = 600
"""Seconds without an end after which something is wrong."""

SHOWN: Final = {"uncertain", "failed", "bounced"}
"""What a person is shown, with the step that mends it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a rehearsal."""

    seconds: float
    """From the opening to the last letter taken, starting the process that queues included."""
    kills: int
    letters: int
    missed: int
    """Recipients who got nothing although their message is not among those that somebody is shown."""
    twice: int
    """Letters beyond the first."""
    statuses: dict[str, int]


@dataclass(frozen=True)
class Installation:
    """One installation that sends to a sink."""

    environment: dict[str, str]

    def run(self, *work: str) -> str:
        """Have something done inside, and wait for it."""
        done = subprocess.run(
            _inside(*work), env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def start(self, *work: str) -> "subprocess.Popen[bytes]":
        """Have something done inside, and don't wait."""
        return subprocess.Popen(_inside(*work), env=self.environment)

    def statuses(self) -> dict[str, str]:
        """Each message's status by its address."""
        return dict(json.loads(self.run("state")))


def _inside(*work: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.mail.inside", *work]


class Workers:
    """So many workers, each replaced once it is killed."""

    def __init__(self, installation: Installation, number: int) -> None:
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.mail.nursery"],
            env=installation.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
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

    def _kill(self, place: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pids[place], signal.SIGKILL)

    def end(self) -> None:
        """End all."""
        for place in range(len(self._pids)):
            self._kill(place)
        self._nursery.kill()
        self._nursery.communicate()


@contextmanager
def working(installation: Installation, number: int) -> Iterator[Workers]:
    """Workers for as long as they are needed."""
    workers = Workers(installation, number)
    try:
        yield workers
    finally:
        workers.end()


def rehearse(
    installation: Installation, sink: Sink, *, leads: int, workers: int, kills: int, seed: int
) -> Outcome:
    """Queue a letter to every lead, kill so many processes meanwhile, settle, and count.

    The first tenth of the kills, at least one, goes to the process that queues: the site's part.
    """
    chance, start, done = random.Random(seed), time.monotonic(), 0
    with working(installation, workers) as alive:
        for _ in range(kills // 10 or min(kills, 1)):
            _kill_after(installation.start("queue"), chance.uniform(0.5, 4))
            done += 1
        queue = installation.start("queue")
        while done < kills and (left := leads - len(sink.letters)) > 0:
            _wait_for(sink, chance.randint(0, max(1, 2 * left // (kills - done))))
            time.sleep(chance.uniform(0, 0.02))
            alive.kill_one(chance)
            done += 1
        queue.wait(timeout=PATIENCE)
        found = _settled(installation, sink)
    got = {address for address, times in sink.letters.items() if times}
    untold = {address for address, status in found.items() if status not in SHOWN}
    return Outcome(
        sink.last_at - start,
        done,
        sum(sink.letters.values()),
        len(untold - got),
        sum(sink.letters.values()) - len(got),
        dict(Counter(found.values())),
    )


def _kill_after(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    time.sleep(seconds)
    process.kill()
    process.wait()


def _wait_for(sink: Sink, more: int) -> bool:
    """Until so many more letters have come, or for three seconds; whether they have."""
    end, wanted = time.monotonic() + 3, sum(sink.letters.values()) + more
    while sum(sink.letters.values()) < wanted and time.monotonic() < end:
        time.sleep(0.002)
    return sum(sink.letters.values()) >= wanted


def _settled(installation: Installation, sink: Sink) -> dict[str, str]:
    """The statuses, once every message has come as far as it will by itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if _wait_for(sink, 1):
            continue
        installation.run("settle")
        found = installation.statuses()
        if not {"queued", "sending"} & set(found.values()):
            return found
    raise TimeoutError(f"not settled: {Counter(installation.statuses().values())}")
