"""Requests a second of a served site, with eight visitors at once."""

import http.client
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

VISITORS: Final = 8
SECONDS: Final = 5.0


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The host and port at which `dueregard serve` answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dueregard.cli", "serve", "--port", "0", "--no-worker"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout
        found = re.search(r"127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        _await(found.group())
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=60)


def _await(host: str) -> None:
    """The command says where it will answer a moment before it does."""
    name, _colon, port = host.partition(":")
    for _ in range(600):
        with socket.socket() as door:
            if door.connect_ex((name, int(port))) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {host}")


@dataclass(frozen=True, slots=True)
class Load:
    """Requests a second of all visitors together; milliseconds of each."""

    a_second: float
    p50: float
    p95: float


def load(host: str, address: str, headers: Mapping[str, str]) -> Load:
    """Each visitor asks again as soon as they are answered, be it that nothing has changed."""
    _visit(host, address, headers, until=time.perf_counter() + 1)  # each process has served one page before
    start = time.perf_counter()
    with ThreadPoolExecutor(VISITORS) as pool:
        visits = [pool.submit(_visit, host, address, headers, start + SECONDS) for _ in range(VISITORS)]
        took = [each for visit in visits for each in visit.result()]
    elapsed = time.perf_counter() - start
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1]
    return Load(len(took) / elapsed, statistics.median(took), p95)


def _visit(host: str, address: str, headers: Mapping[str, str], until: float) -> list[float]:
    took = []
    while time.perf_counter() < until:
        start = time.perf_counter()
        connection = http.client.HTTPConnection(host, timeout=60)  # each visitor's own
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (200, 304):
            raise RuntimeError(f"{address}: {answer.status}")
        connection.close()
        took.append((time.perf_counter() - start) * 1000)
    return took
