"""Jobs that do what a reading must not: real code that runs in the real child."""

import ctypes
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any


def echo(document: Path, request: dict[str, Any], report: Any) -> Any:
    report("opening")
    report("reading")
    return {"words": document.read_text(), "request": request}


def environment(document: Path, request: dict[str, Any], report: Any) -> Any:
    return {"environment": dict(os.environ), "descriptors": os.listdir("/proc/self/fd"), "cwd": os.getcwd()}


def chatter(document: Path, request: dict[str, Any], report: Any) -> Any:
    print('{"result": "forged"}', flush=True)  # noqa: T201
    return "true"


def loop(document: Path, request: dict[str, Any], report: Any) -> Any:
    while True:
        pass


def sleep(document: Path, request: dict[str, Any], report: Any) -> Any:
    report("asleep")
    time.sleep(600)


def allocate(document: Path, request: dict[str, Any], report: Any) -> Any:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))


def connect(document: Path, request: dict[str, Any], report: Any) -> Any:
    return socket.create_connection((request["host"], request["port"]), timeout=2)


def connect_natively(document: Path, request: dict[str, Any], report: Any) -> Any:
    """Past every hook of Python: straight through the C library. Returns the error number of connect()."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(2, 1, 0)
    address = (
        (2).to_bytes(2, "little") + request["port"].to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    )
    return 0 if libc.connect(descriptor, address, 16) == 0 else ctypes.get_errno()


def fork(document: Path, request: dict[str, Any], report: Any) -> Any:
    return os.fork()


def start_program(document: Path, request: dict[str, Any], report: Any) -> Any:
    return subprocess.run(["/bin/echo", "hello"], check=True)


def start_shell(document: Path, request: dict[str, Any], report: Any) -> Any:
    return os.system("echo hello")  # noqa: S605


def write_elsewhere(document: Path, request: dict[str, Any], report: Any) -> Any:
    return Path(request["target"]).write_text("gotcha")


def rename_elsewhere(document: Path, request: dict[str, Any], report: Any) -> Any:
    return os.rename("document", request["target"])


def remove_elsewhere(document: Path, request: dict[str, Any], report: Any) -> Any:
    return Path(request["target"]).unlink()


def write_much(document: Path, request: dict[str, Any], report: Any) -> Any:
    with open("big", "wb") as file:
        while True:
            file.write(bytes(1_000_000))


def write_many(document: Path, request: dict[str, Any], report: Any) -> Any:
    for number in range(1000):
        Path(f"file-{number}").write_text("x")


def open_many(document: Path, request: dict[str, Any], report: Any) -> Any:
    return [open(document) for _ in range(1000)]


def write_in_its_room(document: Path, request: dict[str, Any], report: Any) -> Any:
    with tempfile.NamedTemporaryFile("w+") as file:
        file.write("scratch")
    return os.getcwd()


def crash(document: Path, request: dict[str, Any], report: Any) -> Any:
    ctypes.string_at(0)


def kill_itself(document: Path, request: dict[str, Any], report: Any) -> Any:
    ctypes.CDLL(None).kill(os.getpid(), signal.SIGKILL)
    time.sleep(10)


def leave(document: Path, request: dict[str, Any], report: Any) -> Any:
    os._exit(0)


def raise_secret(document: Path, request: dict[str, Any], report: Any) -> Any:
    raise ValueError("Mrs Example, disabled, 1 High Street")


def recurse(document: Path, request: dict[str, Any], report: Any) -> Any:
    return recurse(document, request, report)


def answer_much(document: Path, request: dict[str, Any], report: Any) -> Any:
    return "x" * 50_000_000


def answer_nonsense(document: Path, request: dict[str, Any], report: Any) -> Any:
    return object()


def unreadable(document: Path, request: dict[str, Any], report: Any) -> Any:
    from dueregard.reading.document import UnreadableDocument

    raise UnreadableDocument("The file is encrypted. Save it without a password.")
