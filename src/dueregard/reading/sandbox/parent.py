"""The parent's side: starts the child, listens, stops it in time, and turns every bad end into one line."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.sandbox.limits import Limits

Report = Callable[[str], None]
Job = Callable[[Path, dict[str, Any], Report], Any]
"""(the document's file, the request, a way to tell progress) -> anything that JSON can hold."""

POLL_SECONDS = 0.25
CHUNK = 1 << 16

ENDINGS = {
    "memory": "The document needs more memory than a reading may use. Split it, or save it without pictures.",
    "time": "Reading the document took too long and was stopped. Split it, or save it in another format.",
    "files": "The document unpacks into more than a reading may write. Save it again where it was made.",
    "refused": "The document made the reader try something that it may not do, so it was stopped.",
    "broken": "The document is damaged or made in an unusual way, so the reader gave up. Save it as DOCX.",
    "answer": "The document holds more than a reading may give back. Split it into several documents.",
}


class Cancelled(Exception):
    """Somebody called the reading off."""


def run_confined(
    job: Job,
    request: dict[str, Any],
    content: bytes,
    limits: Limits,
    *,
    on_progress: Report = lambda step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Any:
    """Run a function that stands at the top of a module in a confined child; returns what it returns.

    The job finds `content` in the file that it is given. `is_cancelled` is asked about four times a second.
    Raises UnreadableDocument (one line for the person who brought it) at every bad end, and Cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="dueregard-", ignore_cleanup_errors=True) as room:
        (Path(room) / "document").write_bytes(content)
        child = _start(room)
        try:
            _send_order(child, job, request, limits)
            answer = _listen(child, limits, on_progress, is_cancelled)
        finally:
            _stop(child)
    return _result(answer)


def _start(room: str) -> subprocess.Popen[bytes]:
    """A fresh interpreter in its own process group, without our environment (secrets) and descriptors."""
    child_file = Path(__file__).with_name("child.py")
    return subprocess.Popen(
        [sys.executable, "-I", "-B", str(child_file)],
        cwd=room,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": room, "TMPDIR": room},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _send_order(child: subprocess.Popen[bytes], job: Job, request: dict[str, Any], limits: Limits) -> None:
    order = {
        "module": job.__module__,
        "function": job.__name__,
        "request": request,
        "limits": asdict(limits),
        "path": [str(Path(entry).absolute()) for entry in sys.path],
        "parent": os.getpid(),
    }
    if child.stdin is None:
        raise ValueError("the child was started without a standard input")
    with suppress(BrokenPipeError):  # a child that died at once gives no answer, which `_listen` tells
        child.stdin.write(json.dumps(order).encode())
        child.stdin.close()


def _listen(
    child: subprocess.Popen[bytes], limits: Limits, on_progress: Report, is_cancelled: Callable[[], bool]
) -> dict[str, Any]:
    """The child's last message; progress is passed on as it comes."""
    if child.stdout is None:
        raise ValueError("the child was started without a standard output")
    deadline = time.monotonic() + limits.wall_seconds
    pending, received = bytearray(), 0
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if is_cancelled():
                raise Cancelled
            if time.monotonic() > deadline:
                return {"ended": "time"}
            if not selector.select(POLL_SECONDS):
                continue
            chunk = os.read(child.stdout.fileno(), CHUNK)
            if not chunk:
                return _silent_end(child)
            pending += chunk
            received += len(chunk)
            if received > limits.answer_bytes:
                return {"ended": "answer"}
            *lines, rest = pending.split(b"\n") if b"\n" in chunk else [pending]
            pending = bytearray(rest)
            for line in lines:
                message = _message(line)
                if "progress" not in message:
                    return message
                on_progress(str(message["progress"]))


def _message(line: bytes | bytearray) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError:
        return {"ended": "broken", "detail": "no JSON"}
    return message if isinstance(message, dict) else {"ended": "broken", "detail": "no object"}


def _silent_end(child: subprocess.Popen[bytes]) -> dict[str, Any]:
    """The child ended without an answer: out of CPU time, killed by the system for memory, or crashed."""
    try:
        code = child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return {"ended": "broken", "detail": "closed its output"}
    if code == -signal.SIGXCPU:
        return {"ended": "time"}
    if code == -signal.SIGKILL:
        return {"ended": "memory", "detail": "killed"}
    return {"ended": "broken", "detail": f"exit {code}"}


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started; closing our ends of the pipes lets nothing wait for us."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None and not pipe.closed:
            with suppress(BrokenPipeError):
                pipe.close()


def _result(answer: dict[str, Any]) -> Any:
    ended, detail = answer.get("ended"), " ".join(str(answer.get("detail", "")).split())
    if ended is None:
        return answer["result"]
    if ended == "unreadable":
        raise UnreadableDocument(detail)
    error = UnreadableDocument(ENDINGS.get(str(ended), ENDINGS["broken"]))
    if detail:
        error.add_note(detail)
    raise error
