"""The database of an installation: SQLite out of the box, PostgreSQL by one address."""

from pathlib import Path
from typing import Any

import environ

# Write-ahead log and IMMEDIATE transactions: with SQLite's own defaults, two thirds of concurrent writes fail
# with "database is locked". `ATOMIC_REQUESTS` must stay off, or each page view would take the write lock.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456; "
    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY"
)
# To compile a query costs it a tenth of a second, and none of ours takes half as long.
_POSTGRESQL = "-c jit=off"


def database(url: str, *, data: Path, threads: int) -> dict[str, Any]:
    """Django's settings of the one database; `url` as `DATABASE_URL`, "" for SQLite in the folder `data`."""
    if not url or url.startswith("sqlite"):
        return _sqlite(url, data)
    given = environ.Env.db_url_config(url)
    pool = {"min_size": 1, "max_size": threads + 1, "timeout": 10}
    options = {"options": _POSTGRESQL, **given.get("OPTIONS", {}), "pool": pool}
    return {**given, "CONN_MAX_AGE": 0, "OPTIONS": options}


def _sqlite(url: str, data: Path) -> dict[str, Any]:
    named = environ.Env.db_url_config(url) if url else {"NAME": str(data / "dueregard.sqlite3")}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": named["NAME"],
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": _SQLITE_PRAGMAS},
    }
