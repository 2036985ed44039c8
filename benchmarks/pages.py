"""Pages: median, 95th percentile and queries of each kind of page, over the demo in a database of its own."""

import logging
import os
import tempfile
from typing import Any

from benchmarks.measuring import Table, spread

RUNS = 40


def run() -> list[Table]:
    """One row a kind of page, as a stranger sees it, without the network in between."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DUEREGARD_DATA"] = folder
        os.environ["DATABASE_URL"] = ""
        return [_demo_pages()]


def _demo_pages() -> Table:
    from dueregard.cli import records

    records.start_django()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from dueregard.demo.load import load
    from dueregard.demo.people import make_people

    logging.disable(logging.INFO)  # a line a request would bury the table
    records.migrate()
    list(load())
    people = {account.email: account for account, _password in make_people()}
    table = Table(
        "Pages of the demo on SQLite (in the process, one request at a time)",
        ["page", "median ms", "p95 ms", "queries", "kB"],
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(people["viewer@demo.invalid"])
    for name, address in _addresses().items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            size = len(_page(client, address))
        asked = len(queries)
        took = spread(lambda address=address: _page(client, address), runs=RUNS)
        table.rows.append(
            [name, f"{took.median * 1000:.1f}", f"{took.p95 * 1000:.1f}", asked, round(size / 1000)]
        )
    connection.close()
    return table


def _addresses() -> dict[str, str]:
    from dueregard.plans.models import Plan

    plan = max(Plan.objects.all(), key=lambda one: one.actions.count())
    action, objective = plan.actions.all()[0], plan.objectives.all()[0]
    return {
        "first page": "/",
        "organisation": plan.organisation.get_absolute_url(),
        f"plan of {plan.actions.count()} actions": plan.get_absolute_url(),
        "plan, in its own columns": f"{plan.get_absolute_url()}?view=columns",
        "plan, filtered by words": f"{plan.get_absolute_url()}?words=training",
        "plan as JSON": f"{plan.get_absolute_url().rstrip('/')}.json",
        "objective": objective.get_absolute_url(),
        "action": action.get_absolute_url(),
        "action as JSON": f"{action.get_absolute_url().rstrip('/')}.json",
    }


def _page(client: Any, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content
