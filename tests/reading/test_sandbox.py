"""A reading may use so much and no more, reaches nothing, and every bad end is one line for a person."""

import os
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.reading import misbehaviour

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.sandbox import Cancelled, Limits, run_confined

MEGABYTE = 1024 * 1024
SMALL = Limits(
    wall_seconds=20,
    cpu_seconds=1,
    memory_bytes=200 * MEGABYTE,
    file_bytes=5 * MEGABYTE,
    files=50,
    answer_bytes=10 * MEGABYTE,
)


def run(job, limits=SMALL, **request):
    return run_confined(job, request, b"What we will do", limits)


def ending(job, limits=SMALL, **request):
    with pytest.raises(UnreadableDocument) as caught:
        run(job, limits, **request)
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


def test_the_job_finds_the_document_and_its_answer_comes_back():
    assert run(misbehaviour.echo, a=1) == {"words": "What we will do", "request": {"a": 1}}


def test_progress_comes_in_its_order():
    steps = []
    run_confined(misbehaviour.echo, {}, b"", SMALL, on_progress=steps.append)
    assert steps == ["opening", "reading"]


def test_no_secret_of_the_environment_and_no_open_descriptor_is_handed_down(monkeypatch):
    monkeypatch.setenv("DUEREGARD_SECRET_KEY", "hunter2")
    read_end, write_end = os.pipe()
    os.set_inheritable(read_end, True)
    seen = run(misbehaviour.environment)
    os.close(read_end)
    os.close(write_end)
    assert set(seen["environment"]) <= {"PATH", "LANG", "HOME", "TMPDIR", "LC_CTYPE"}
    assert str(read_end) not in seen["descriptors"] or read_end <= 4
    assert len(seen["descriptors"]) <= 6


def test_the_room_is_gone_afterwards():
    room = run(misbehaviour.write_in_its_room)
    assert not Path(room).exists()


def test_what_a_library_prints_is_not_taken_for_the_answer():
    assert run(misbehaviour.chatter) == "true"


def test_an_endless_loop_ends_by_its_cpu_time():
    assert "too long" in ending(misbehaviour.loop)


def test_an_endless_wait_ends_by_the_clock():
    began = time.monotonic()
    assert "too long" in ending(misbehaviour.sleep, Limits(wall_seconds=1))
    assert time.monotonic() - began < 5


def test_too_much_memory_ends_the_reading_and_not_the_parent():
    assert "memory" in ending(misbehaviour.allocate)


@pytest.mark.parametrize(
    "job",
    [misbehaviour.fork, misbehaviour.start_program, misbehaviour.start_shell],
    ids=lambda job: job.__name__,
)
def test_no_other_process_is_started(job):
    assert "may not do" in ending(job)


def test_the_network_is_refused_to_python_code(listener):
    assert "may not do" in ending(misbehaviour.connect, host="127.0.0.1", port=listener)


def test_the_network_is_closed_to_native_code_too(listener):
    """Where the kernel gives out namespaces, as this one does: even the loopback is another one."""
    assert run(misbehaviour.connect_natively, port=listener) != 0


@pytest.mark.parametrize(
    "job",
    [misbehaviour.write_elsewhere, misbehaviour.rename_elsewhere],
    ids=lambda job: job.__name__,
)
def test_nothing_is_written_outside_its_room(job, tmp_path):
    target = tmp_path / "target"
    assert "may not do" in ending(job, target=str(target))
    assert not target.exists()


def test_nothing_is_removed_outside_its_room(tmp_path):
    target = tmp_path / "target"
    target.write_text("precious")
    assert "may not do" in ending(misbehaviour.remove_elsewhere, target=str(target))
    assert target.read_text() == "precious"


@pytest.mark.parametrize(
    "job",
    [misbehaviour.write_much, misbehaviour.write_many, misbehaviour.open_many],
    ids=lambda job: job.__name__,
)
def test_files_are_bounded_in_size_and_number(job):
    assert "more than a reading may write" in ending(job)


@pytest.mark.parametrize(
    "job",
    [misbehaviour.crash, misbehaviour.leave, misbehaviour.recurse, misbehaviour.answer_nonsense],
    ids=lambda job: job.__name__,
)
def test_a_crash_is_told_as_a_damaged_document(job):
    assert "gave up" in ending(job)


def test_a_kill_by_the_system_is_told_as_too_little_memory():
    assert "memory" in ending(misbehaviour.kill_itself)


def test_an_unforeseen_error_tells_its_place_but_not_the_document_s_words():
    with pytest.raises(UnreadableDocument) as caught:
        run(misbehaviour.raise_secret)
    told = str(caught.value) + "".join(caught.value.__notes__)
    assert "ValueError at misbehaviour.py" in told
    assert "Example" not in told


def test_an_answer_without_end_is_cut_off():
    assert "give back" in ending(misbehaviour.answer_much)


def test_what_the_reader_says_of_a_document_reaches_the_person():
    assert ending(misbehaviour.unreadable) == "The file is encrypted. Save it without a password."


def test_a_reading_can_be_called_off():
    steps: list[str] = []
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_confined(
            misbehaviour.sleep, {}, b"", SMALL, on_progress=steps.append, is_cancelled=lambda: bool(steps)
        )
    assert time.monotonic() - began < 5


def test_the_child_dies_with_a_killed_parent(tmp_path):
    """A worker that is killed leaves no reader behind that goes on using the machine."""
    script = textwrap.dedent(
        """
        import sys
        from dueregard.reading.sandbox import Limits, run_confined
        from tests.reading import misbehaviour
        run_confined(misbehaviour.sleep, {}, b"", Limits(), on_progress=lambda step: print(step, flush=True))
        """
    )
    root = Path(__file__).parents[2]
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "asleep\n"
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    assert len(children) == 1
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while _lives(children[0]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(children[0])


def _lives(pid):
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def listener(socket_enabled):
    """The port of a server of ours: a job that reached it would succeed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
