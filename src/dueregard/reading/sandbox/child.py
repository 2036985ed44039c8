"""The confined side: takes its own rights away, runs one job, answers with one line of JSON.

Started by `parent.run_confined`, never imported by the application. Imports before `confine` are of the
standard library only, so that no code that touches a document runs with the rights of the parent.
"""

import ctypes
import errno
import importlib
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NETWORK_EVENTS = ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
PROGRAM_EVENTS = ("os.fork", "os.forkpty", "os.exec", "os.spawn", "os.system", "os.kill", "os.killpg")
CHANGE_EVENTS = {"os.rename": 2, "os.link": 2, "os.symlink": 2} | dict.fromkeys(
    ("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown"), 1
)
"""Events that change the file system, with the number of paths that they begin with."""


class Refused(PermissionError):
    """The job tried what a reading has no need of. A library that catches it may go on without."""


def main() -> None:
    """Read the order from standard input, run it, write progress and the answer as lines of JSON."""
    order = json.load(sys.stdin.buffer)
    channel = _private_output()
    network = confine(order["limits"], order["parent"])
    sys.path[:] = order["path"]

    def report(step: str) -> None:
        _write(channel, {"progress": step})

    _write(channel, {**_outcome(order, report), "network": network})


def _private_output() -> int:
    """The channel to the parent under a number of its own: what a library prints goes nowhere."""
    channel = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return channel


def _write(channel: int, message: dict[str, Any]) -> None:
    data = json.dumps(message).encode() + b"\n"
    while data:
        data = data[os.write(channel, data) :]


def _outcome(order: dict[str, Any], report: Any) -> dict[str, Any]:
    """What came of the job. Of an unforeseen error only its type and place are told, no words."""
    try:
        job = getattr(importlib.import_module(order["module"]), order["function"])
        return {"result": job(Path("document"), order["request"], report)}
    except MemoryError:
        return {"ended": "memory"}
    except Refused as refusal:
        return {"ended": "refused", "detail": str(refusal)}
    except RecursionError:
        return {"ended": "broken", "detail": "RecursionError"}
    except OSError as error:
        if error.errno in (errno.EFBIG, errno.EMFILE, errno.ENOSPC):
            return {"ended": "files"}
        return {"ended": "broken", "detail": _where(error)}
    except Exception as error:  # any fault of a parser must come out as an answer
        kinds = {kind.__name__ for kind in type(error).__mro__}
        if "UnreadableDocument" in kinds:
            return {"ended": "unreadable", "detail": str(error)}
        return {"ended": "broken", "detail": _where(error)}


def _where(error: BaseException) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    at = f" at {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}{at}"


def confine(limits: dict[str, Any], parent: int) -> str:
    """Give up everything that a reading has no need of; returns how the network was closed.

    `namespace`: the kernel gives the process, native code and programs that it starts a network without any
    device. `audit hook`: Python code is refused sockets, native code is not held (a kernel or container that
    permits no namespaces).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the parent is gone")
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    network = _close_network(libc)
    _set_limits(limits)
    sys.addaudithook(Guard(Path.cwd(), limits["files"], frozenset(limits["programs"])))
    return network


def _close_network(libc: ctypes.CDLL) -> str:
    for flags in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET):
        if libc.unshare(flags) == 0:
            return "namespace"
    return "audit hook"


def _set_limits(limits: dict[str, Any]) -> None:
    """RLIMIT_DATA counts what may be written to; the address space also holds libraries, so gets more."""
    memory = limits["memory_bytes"]
    for what, soft, hard in (
        (resource.RLIMIT_CPU, limits["cpu_seconds"], limits["cpu_seconds"] + 1),
        (resource.RLIMIT_DATA, memory, memory),
        (resource.RLIMIT_AS, 2 * memory, 2 * memory),
        (resource.RLIMIT_FSIZE, limits["file_bytes"], limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, limits["descriptors"], limits["descriptors"]),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


class Guard:
    """An audit hook: no socket, no foreign program, no change outside the room, at most `files` files."""

    def __init__(self, room: Path, files: int, programs: frozenset[str]) -> None:
        self.room, self.files, self.programs = room, files, programs
        self.written: set[str] = set()

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Called by the interpreter before it does what `event` names; raising keeps it from doing it."""
        if event == "open":
            if not isinstance(args[0], int) and args[2] & WRITING:
                self.check_path(args[0])
        elif event in NETWORK_EVENTS:
            raise Refused("reach the network")
        elif event in PROGRAM_EVENTS:
            raise Refused("start a process")
        elif event in ("subprocess.Popen", "os.posix_spawn"):
            self.check_program(args[0] or args[1][0])
        elif event in CHANGE_EVENTS:
            for path in args[: CHANGE_EVENTS[event]]:
                self.check_path(path)

    def check_path(self, path: Any) -> None:
        """Raise unless the path lies in the room, and when it is one too many."""
        target = Path(os.path.abspath(os.fsdecode(path)))
        if target != Path(os.devnull) and not target.is_relative_to(self.room):
            raise Refused(f"write to {target}")
        self.written.add(str(target))
        if len(self.written) > self.files:
            raise OSError(errno.ENOSPC, "too many files")

    def check_program(self, program: Any) -> None:
        """Raise unless the program is one that a kind of document needs."""
        if Path(os.fsdecode(program)).name not in self.programs:
            raise Refused(f"start {program}")


if __name__ == "__main__":
    main()
