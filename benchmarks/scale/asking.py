"""Asks for pages of the environment's database, one after the other: `python -m benchmarks.scale.asking`.

It prints the addresses of each kind of page for the officer and for the public, and the officer's cookie;
then for each line `who address` of its input the milliseconds, the number of queries and the bytes, as JSON.
"""

import json
import logging
import sys
import time
from typing import Any

from benchmarks.scale.filling import OFFICER

WHOLE = {
    "all actions": "/actions/",
    "all actions, paused": "/actions/?status=paused",
    "all actions, by lead": "/actions/?lead=HR+Manager",
    "all actions, a late page": "/actions/?after=2028-01-01.600",
    "search, a common word": "/search/?words=managers",
    "search, two words": "/search/?words=disabled+translate",
}
"""What is asked of all plans at once."""


def addresses() -> dict[str, dict[str, str]]:
    """By who asks and by kind of page, the address; those of the first body, which is in every fill."""
    from dueregard.plans.models import Plan

    plan = Plan.objects.get(slug="plan-1")
    action = plan.actions.get(key="a60")
    one = {
        "organisation": plan.organisation.get_absolute_url(),
        "plan of 120 actions": plan.get_absolute_url(),
        "action": action.get_absolute_url(),
    }
    own = {"first page": "/", **one, "their own actions": "/actions/?mine=on"}
    listed = {"first page, what is published": "/?all", "first page as JSON": "/organisations.json"}
    return {"officer": {**own, **WHOLE, **listed}, "public": listed}


def main() -> None:
    """Answer until the input ends."""
    from dueregard.cli import records

    records.start_django()
    records.migrate()  # it may have been filled for an earlier version
    logging.disable(logging.INFO)
    clients = _clients()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in clients["officer"].cookies.items())
    print(json.dumps({"addresses": addresses(), "cookie": cookie}), flush=True)
    for line in sys.stdin:
        who, address = line.rstrip("\n").split(" ", 1)
        print(json.dumps(_ask(clients[who], address)), flush=True)


def _clients() -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    from dueregard.accounts.models import Account

    officer = Client(SERVER_NAME="localhost")
    account = Account.objects.get(email=OFFICER)
    officer.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {"officer": officer, "public": Client(SERVER_NAME="localhost")}


def _ask(client: Any, address: str) -> dict[str, float]:
    from django.db import connection

    counted = Counted()
    start = time.perf_counter()
    with connection.execute_wrapper(counted):
        answer = client.get(address)
    took = time.perf_counter() - start
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return {"ms": took * 1000, "queries": counted.number, "bytes": len(answer.content)}


class Counted:
    """Counts the queries that pass through it."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Any, *query: Any) -> Any:
        self.number += 1
        return execute(*query)


if __name__ == "__main__":
    main()
