"""Opens a cycle that asks many while the site and workers are killed at random; counts who was missed."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Final

from benchmarks.mail.officer import Officer
from benchmarks.mail.services import Web, Workers
from benchmarks.mail.sink import Sink

ACTIONS: Final = 3
"""Of each lead."""
PATIENCE: Final = 600
"""Seconds without an end after which something is wrong."""
SHOWN: Final = ("uncertain", "failed", "bounced")
"""What a person is shown, with the step that mends it."""
OF_WEB: Final = 0.25
"""So many of the kills, once the cycle is open, hit the site; before that, all do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a rehearsal."""

    opening: float
    """From sending the form that starts the cycle to its answer; 0 where that was broken off."""
    seconds: float
    """From the officer's wish to open the cycle to the last letter taken."""
    kills: Counter[str]
    """Of "web" and of "workers"."""
    letters: int
    missed: int
    """Leads for whose page no letter has come, although the outbox shows no step for them."""
    twice: int
    """Letters for a page beyond its first."""
    dead: int
    """Letters whose link opens nothing."""
    uncertain: int
    hidden: int
    """Of these, those that the outbox does not show."""
    pages: Counter[str]
    """What became of the pages that the officer looked at meanwhile."""

    @property
    def killed(self) -> int:
        """How many processes."""
        return self.kills.total()


@dataclass(frozen=True)
class Installation:
    """One installation that sends to a sink."""

    environment: dict[str, str]
    port: int
    """Of its site."""

    def run(self, *work: str) -> str:
        """Have something done inside, and wait for it; what it prints."""
        inside = [sys.executable, "-m", "benchmarks.mail.inside", *work]
        return subprocess.run(
            inside, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def statuses(self) -> dict[str, str]:
        """For each lead by address, what has become of their message, "" where there is none."""
        return dict(json.loads(self.run("state")))


class Killing:
    """The site and the workers, and how many of them were killed."""

    def __init__(self, installation: Installation, workers: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.kills: Counter[str] = Counter()
        self.web = Web(installation.environment, installation.port)
        self.workers = Workers(installation.environment, workers)

    def kill(self, *, of_web: float) -> None:
        """Kill one process, of the site with this probability."""
        name = "web" if self.chance.random() < of_web else "workers"
        (self.web if name == "web" else self.workers).kill_one(self.chance)
        self.kills[name] += 1

    def end(self) -> None:
        """End all."""
        self.workers.end()
        self.web.end()


@contextmanager
def serving(installation: Installation, workers: int, seed: int) -> Iterator[Killing]:
    """The site and so many workers for as long as they are needed."""
    killing = Killing(installation, workers, seed)
    try:
        killing.web.await_answer()
        yield killing
    finally:
        killing.end()


def rehearse(
    installation: Installation, sink: Sink, *, leads: int, workers: int, kills: int, seed: int
) -> Outcome:
    """Start a cycle that asks all leads, kill so many processes meanwhile, settle, and count.

    Up to a twentieth of the kills, at least one, hit the site while the officer tries to start the cycle.
    """
    cookie = json.loads(installation.run("fill", str(leads), str(ACTIONS)))
    officer = Officer(installation.port, cookie)
    with serving(installation, workers, seed) as killing:
        _open(officer, killing, kills // 20 or min(kills, 1))
        with officer.looking():
            _kill_while_sending(killing, sink, leads, kills)
            found = _settled(installation, killing, sink)
        killing.web.await_answer()
        return _counted(officer, killing, sink, found)


def _open(officer: Officer, killing: Killing, kills: int) -> None:
    opening = Thread(target=officer.begin)
    opening.start()
    while killing.kills.total() < kills:
        killing.web.await_answer()
        opening.join(killing.chance.uniform(0, 6))
        if not opening.is_alive():
            return
        killing.kill(of_web=1)
    opening.join()


def _kill_while_sending(killing: Killing, sink: Sink, leads: int, kills: int) -> None:
    """Kills spread over the letters; what is left of them once all letters are out hits idle processes."""
    while (left := kills - killing.kills.total()) > 0:
        more = killing.chance.randint(0, 2 * max(0, leads - len(sink.letters)) // left)
        _wait_for(sink, more, seconds=1.5)
        time.sleep(killing.chance.uniform(0, 0.02))
        killing.kill(of_web=OF_WEB)


def _wait_for(sink: Sink, more: int, *, seconds: float) -> bool:
    """Until so many more letters have come, or for so long; whether they have."""
    end, wanted = time.monotonic() + seconds, len(sink.letters) + more
    while len(sink.letters) < wanted and time.monotonic() < end:
        time.sleep(0.002)
    return len(sink.letters) >= wanted


def _settled(installation: Installation, killing: Killing, sink: Sink) -> dict[str, str]:
    """The statuses, once every message has come as far as it will by itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if _wait_for(sink, 1, seconds=3):
            continue
        killing.workers.revive()
        installation.run("settle")
        found = installation.statuses()
        if not {"queued", "sending"} & set(found.values()):
            return found
    raise TimeoutError(f"not settled: {Counter(installation.statuses().values())}")


def _counted(officer: Officer, killing: Killing, sink: Sink, found: dict[str, str]) -> Outcome:
    """Letters by the page that their link opens, statuses by what the outbox shows."""
    pages = [(address, officer.page_of(link)) for address, link in sink.letters]
    reached = {(address, page) for address, page in pages if page}
    shown = {status: officer.shown(status) for status in SHOWN}
    untold = found.keys() - set().union(*shown.values())
    uncertain = {address for address, status in found.items() if status == "uncertain"}
    return Outcome(
        opening=officer.opening,
        seconds=sink.last_at - officer.began_at,
        kills=killing.kills,
        letters=len(pages),
        missed=len(untold - {address for address, _page in reached}),
        twice=sum(bool(page) for _address, page in pages) - len(reached),
        dead=sum(not page for _address, page in pages),
        uncertain=len(uncertain),
        hidden=len(uncertain - shown["uncertain"]),
        pages=officer.seen,
    )
