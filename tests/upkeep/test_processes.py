"""Several processes serve a site together; none stays behind, however the site ends."""

import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PATIENCE = 60
pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


def until(test):
    """What the test gives once it gives something."""
    end = time.monotonic() + PATIENCE
    while not (found := test()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def family(pid):
    """The processes below one."""
    try:
        threads = Path(f"/proc/{pid}/task").glob("*/children")
        children = [child for thread in threads for child in thread.read_text().split()]
    except OSError:
        return []
    return [int(child) for child in children] + [one for child in children for one in family(child)]


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def answer(address):
    try:
        with urlopen(address, timeout=10) as page:  # noqa: S310 - our own address
            return page.status
    except URLError:
        return None


@pytest.fixture
def serve():
    """Starts the site of an installation with two processes; none lives longer than the test."""
    sites = []

    def start(one):
        command = [sys.executable, "-m", "dueregard.cli", "serve", "--port", "0", "--workers", "2"]
        environment = {**one.environment, "PYTHONUNBUFFERED": "1"}
        site = subprocess.Popen(command, env=environment, cwd=one.data, stdout=subprocess.PIPE, text=True)
        sites.append(site)
        return site

    yield start
    for site in sites:
        for pid in [*family(site.pid), site.pid]:
            if lives(pid):
                os.kill(pid, signal.SIGKILL)
        site.wait()
        site.stdout.close()


@pytest.fixture
def served(serve, installation):
    return serve(installation("served"))


def address_of(site):
    address = re.search(r"http://[\d.:]+", site.stdout.readline()).group()
    until(lambda: answer(f"{address}/readyz"))
    return address


def test_the_process_that_starts_the_others_leaves_them_no_connection(served):
    address_of(served)
    opened = [os.readlink(each) for each in Path(f"/proc/{served.pid}/fd").iterdir()]
    assert not [name for name in opened if ".sqlite3" in name]


@pytest.mark.postgresql
def test_no_process_reads_the_answers_to_another_from_postgresql(serve, installation, postgresql):
    address = address_of(serve(installation("large", postgresql)))
    with ThreadPoolExecutor(8) as visitors:
        assert set(visitors.map(answer, [f"{address}/actions/"] * 200)) == {200}


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_stays_behind(served, end):
    address = address_of(served)
    others = family(served.pid)
    assert len(others) >= 3  # two that serve, one that does the long work
    with ThreadPoolExecutor(8) as visitors:
        assert set(visitors.map(answer, [f"{address}/"] * 24)) == {200}
    served.send_signal(end)
    served.wait(timeout=PATIENCE)
    until(lambda: not any(lives(pid) for pid in others))


def test_a_worker_that_is_killed_is_started_anew(served):
    address_of(served)

    def worker():
        commands = {
            pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in family(served.pid) if lives(pid)
        }
        return next((pid for pid, command in commands.items() if command.endswith(b"worker\0")), None)

    first = until(worker)
    os.kill(first, signal.SIGKILL)
    assert until(lambda: worker() not in (None, first))
