"""The public site of the demo, served as in earnest: requests a second and p95 with eight readers at once.

A fresh page is rendered whole and sent compressed; with its ETag a reader is told that nothing changed.
"""

import http.client
import os
import subprocess
import sys
import tempfile

from benchmarks.measuring import Table
from benchmarks.scale.serving import VISITORS, load, served

PACKED = {"Accept-Encoding": "gzip"}
_LONGEST = """
from dueregard.cli import records
records.start_django()
from django.db.models import Count
from dueregard.editions.models import Edition
longest = Edition.objects.annotate(number_held=Count("actions")).order_by("-number_held")[0]
row = longest.actions.all()[0]
print(longest.plan.get_absolute_url(), longest.plan.site.get_absolute_url(), row.uid, longest.number_held)
"""


def run() -> list[Table]:
    """One row a kind of page, fresh and with its ETag."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DUEREGARD_DATA": folder, "DATABASE_URL": ""}
        demo = [sys.executable, "-m", "dueregard.cli", "demo"]
        subprocess.run(demo, env=environment, check=True, capture_output=True, timeout=600)
        told = subprocess.run(
            [sys.executable, "-c", _LONGEST], env=environment, check=True, capture_output=True, text=True
        )
        plan, site, action, number = told.stdout.split()
        table = Table(
            f"The public site of the demo, {VISITORS} readers at once, each request a connection of its own",
            ["page", "kB sent", "fresh a second", "fresh p95 ms", "with ETag a second", "with ETag p95 ms"],
        )
        pages = {
            "home": site,
            f"plan of {number} actions": plan,
            "action": f"{plan}actions/{action}/",
            "all actions, by words": f"{site}actions/?words=training",
            "plan as CSV": f"{plan}editions/1.csv",
        }
        with served(environment) as host:
            for name, address in pages.items():
                table.rows.append(_row(host, name, address))
    return [table]


def _row(host: str, name: str, address: str) -> list[object]:
    etag, size = _first(host, address)
    fresh = load(host, address, PACKED)
    known = load(host, address, {**PACKED, "If-None-Match": etag})
    figures = [f"{each:.0f}" for each in (fresh.a_second, fresh.p95, known.a_second, known.p95)]
    return [name, f"{size / 1000:.1f}", *figures]


def _first(host: str, address: str) -> tuple[str, int]:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", address, headers=PACKED)
    answer = connection.getresponse()
    size = len(answer.read())
    connection.close()
    return answer.headers["ETag"], size
