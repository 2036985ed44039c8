"""The equality officer at a browser: starts the cycle, looks at pages meanwhile, reads what became of it."""

import http.client
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final
from urllib.parse import urlencode

BODY: Final = "/organisations/benchmark-council"
CYCLES: Final = f"{BODY}/plans/plan/cycles"
LOOKED_AT: Final = (f"{CYCLES}/", f"{BODY}/messages/", f"{BODY}/")
BROKEN: Final = (OSError, http.client.HTTPException)
"""What one sees of a site that was killed."""
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_ADDRESS: Final = re.compile(r'<span class="dr-quiet">([^<@]+@[^<]+)</span>')
_OLDER: Final = re.compile(r"before=(\d+)")


class Officer:
    """One browser, with the officer's cookie."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port, self._cookie = port, cookie
        self.began_at = 0.0
        """When the officer first wanted to begin the cycle, by `time.monotonic`."""
        self.opening = 0.0
        """Seconds from sending the form to its answer; 0 where that was broken off."""
        self.seen: Counter[str] = Counter()
        """How many pages were "answered", "broken off", or "failed" with an error of the site."""

    def _ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[http.client.HTTPResponse, str]:
        """One request; with `sent`, the form on that page is filled in and sent."""
        cookie, told = self._cookie, ""
        if sent is not None:
            page, words = self._ask(path)
            token = _TOKEN.search(words)
            if page.status != 200 or not token:
                raise http.client.HTTPException(f"no form at {path}: {page.status}")
            cookie += f"; {(page.getheader('Set-Cookie') or '').partition(';')[0]}"
            told = urlencode({**sent, "csrfmiddlewaretoken": token[1]})
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        sent_at = time.monotonic()
        try:
            connection.request("POST" if told else "GET", path, body=told or None, headers=headers)
            answer = connection.getresponse()
            words = answer.read().decode()
        finally:
            connection.close()
        if told:
            self.opening = time.monotonic() - sent_at
        return answer, words

    def has_begun(self) -> bool:
        """Whether the cycle is there."""
        return bool(json.loads(self._ask(f"{CYCLES}.json")[1])["cycles"])

    def begin(self) -> None:
        """Start the cycle, and try again until it is there."""
        self.began_at = time.monotonic()
        while True:
            try:
                if self.has_begun():
                    return
                told = {"title": "Benchmark", "days": "14", "grace": "7", "approval": "on"}
                self._ask(f"{CYCLES}/start/", told)
            except BROKEN:
                time.sleep(0.2)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Begin the cycle, then look at one page after the other until the block ends."""
        over = Event()
        at_work = Thread(target=self._look, args=(over,))
        at_work.start()
        try:
            yield
        finally:
            over.set()
            at_work.join()

    def _look(self, over: Event) -> None:
        while not over.wait(0.2):
            for path in LOOKED_AT:
                try:
                    answer, _words = self._ask(path)
                    self.seen["answered" if answer.status < 500 else "failed"] += 1
                except BROKEN:
                    self.seen["broken off"] += 1

    def page_of(self, link: str) -> str:
        """The page that a letter's link opens; "" where it opens none."""
        answer, _words = self._ask(link)
        return (answer.getheader("Location") or "") if answer.status == 303 else ""

    def shown(self, status: str) -> set[str]:
        """The addresses of all messages that the outbox shows under this status."""
        found: set[str] = set()
        older = ""
        while True:
            _answer, words = self._ask(f"{BODY}/messages/?status={status}{older}")
            found |= set(_ADDRESS.findall(words))
            following = _OLDER.search(words)
            if not following:
                return found
            older = f"&before={following[1]}"
