"""`dueregard serve`: from nothing to an answering site, and a clean end."""

import os
import re
import signal
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PATIENCE = 60
"""Seconds; a busy machine takes ten."""


@pytest.fixture
def served(tmp_path):
    own = {"DUEREGARD_DATA": str(tmp_path / "var"), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
    environment = {**os.environ, **own}
    serve = [sys.executable, "-m", "dueregard.cli", "serve", "--port", "0", "--workers", "1"]
    site = subprocess.Popen(serve, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    yield site
    if site.poll() is None:
        site.kill()
    site.wait()
    site.stdout.close()


def first_answer(address):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own address
                return answer.status, answer.headers, answer.read().decode()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.mark.slow
@pytest.mark.enable_socket
def test_it_prints_its_address_answers_there_and_ends_when_told(served, tmp_path):
    line = served.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", line).group()
    status, headers, page = first_answer(address)
    assert status == 200
    assert "default-src 'self'" in headers["content-security-policy"]
    assert re.search(r"/static/design/dueregard\.[0-9a-f]{12}\.css", page)  # collected by itself
    assert (tmp_path / "var" / "dueregard.sqlite3").exists()
    served.send_signal(signal.SIGINT)
    assert served.wait(timeout=PATIENCE) == 0
