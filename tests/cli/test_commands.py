"""The commands that keep no records: what they print, how they fail, and that they never load Django."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dueregard.cli import COMMANDS, commands
from dueregard.cli.failing import exit_code
from dueregard.cli.reference import PAGE, page
from dueregard.planfile.files import load_plan

PURE = {"read", "write", "diff", "validate", "lint", "schema", "date"}
PLAN = {
    "format": "dueregard-plan",
    "version": 1,
    "plan": {"title": "Equality plan"},
    "objectives": [{"key": "o1", "ref": "1", "title": "Know our communities"}],
    "actions": [{"key": "a1", "ref": "1.1", "objective": "o1", "title": "Publish the equality profile"}],
}
TABLE = """Ref,Action,Lead,Timescale
1,Train all staff,HR Manager,March 2014
2,Publish a profile,Policy Officer,Hydref 2014
"""


class Result(NamedTuple):
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command as a person does, but in this process: starting Python forty times is slow."""

    def run(*arguments: str | Path) -> Result:
        capfd.readouterr()
        code = exit_code(commands, list(map(str, arguments)))
        return Result(code, *capfd.readouterr())

    return run


def process(*arguments: str, **streams: Any) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own, with streams of its own."""
    code = "from dueregard.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=False, **{"stderr": subprocess.PIPE, "text": True, **streams})


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def one_line(result: "Result | subprocess.CompletedProcess[str]") -> str:
    """The one line of a failure."""
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_read_prints_a_plan_file(run: Run, table: Path) -> None:
    result = run("read", table)
    assert result.returncode == 0
    assert [action["title"] for action in json.loads(result.stdout)["actions"]] == [
        "Train all staff",
        "Publish a profile",
    ]


def test_read_writes_the_file_that_it_is_told_to(run: Run, table: Path, tmp_path: Path) -> None:
    result = run("read", table, "-o", tmp_path / "out.json")
    assert (result.returncode, result.stdout) == (0, "")
    assert len(load_plan(tmp_path / "out.json").actions) == 2


def test_the_account_claims_every_word_once(run: Run, table: Path) -> None:
    result = run("read", "--account", table)
    assert result.returncode == 0
    words = [word for line in result.stdout.splitlines() for word in line.split("\t")[2].split()]
    assert sorted(words) == sorted(TABLE.replace(",", " ").split())
    assert "each claimed once" in result.stderr


def test_write_gives_the_format_of_the_suffix(run: Run, plan: Path, tmp_path: Path) -> None:
    for suffix in ("csv", "html", "json"):
        assert run("write", plan, tmp_path / f"out.{suffix}").returncode == 0
        assert "Publish the equality profile" in (tmp_path / f"out.{suffix}").read_text(encoding="utf-8-sig")


def test_diff_says_nothing_of_equal_plans(run: Run, plan: Path) -> None:
    result = run("diff", plan, plan)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_diff_says_what_changed_and_leaves_with_1(run: Run, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**PLAN, "actions": []}), encoding="utf-8")
    result = run("diff", plan, other)
    assert (result.returncode, result.stdout) == (1, "- action 1.1 Publish the equality profile\n")


def test_diff_reads_documents_too(run: Run, table: Path, tmp_path: Path) -> None:
    run("read", table, "-o", tmp_path / "read.json")
    assert run("diff", table, tmp_path / "read.json").returncode == 0


def test_validate_counts_what_a_valid_plan_has(run: Run, plan: Path) -> None:
    result = run("validate", plan)
    assert (result.returncode, result.stderr) == (0, "")
    assert "1 objectives, 1 actions" in result.stdout


def test_validate_lists_every_finding(run: Run, plan: Path) -> None:
    plan.write_text(json.dumps({**PLAN, "objectives": [], "plan": {"period": "soon"}}), encoding="utf-8")
    result = run("validate", plan)
    assert "plan.json: no valid plan file: $.plan.period" in one_line(result)
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "$.plan.period",
        "$.actions[0].objective",
    ]


def test_lint_tells_findings_by_rule_and_place(run: Run, plan: Path) -> None:
    result = run("lint", plan)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "  1.1: Publish the equality profile" in lines
    assert any(line.startswith("no-lead: Nobody leads the action (") for line in lines)
    assert lines[-1] == f"{sum(line.startswith('  ') for line in lines)} findings"


def test_lint_gives_the_same_findings_as_json(run: Run, plan: Path) -> None:
    found = json.loads(run("lint", plan, "--format", "json").stdout)
    assert {"no-lead", "no-date"} <= {finding["rule"] for finding in found}
    assert all(finding["source"] and finding["words"] for finding in found)


def test_lint_leaves_with_1_where_asked_to_and_something_is_found(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text(json.dumps({**PLAN, "objectives": [], "actions": []}), encoding="utf-8")
    assert run("lint", plan, "--strict").returncode == 1
    assert run("lint", empty, "--strict").returncode == 0


def test_schema_prints_the_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout)["title"] == "Equality action plan, version 1"


def test_date_prints_entries_and_says_its_doubts(run: Run) -> None:
    result = run("date", "Hydref 2024")
    assert json.loads(result.stdout) == [{"kind": "due", "date": "2024-10"}]
    assert "2024-23" in result.stderr
    assert result.returncode == 0


def test_date_takes_what_is_known_of_the_plan(run: Run) -> None:
    result = run("date", "2012/13", "--academic")
    assert json.loads(result.stdout)[0]["date"] == "2012-09/2013-08"
    assert "--period" in one_line(run("date", "March", "--period", "soon"))


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "no JSON"),
        (b'{"a": 1}', "dueregard-plan"),
        (b"\x00\x01\x02\x03", ""),
        (b"PK\x03\x04broken", ""),
        (b"%PDF-1.7 broken", ""),
        (b"A letter about nothing in particular.\n", ""),
    ],
)
@pytest.mark.parametrize("command", ["read", "diff"])
def test_what_is_no_plan_is_one_line_that_names_the_file(
    run: Run, command: str, content: bytes, cause: str, tmp_path: Path
) -> None:
    path = tmp_path / "some.thing"
    path.write_bytes(content)
    line = one_line(run(command, path, path) if command == "diff" else run(command, path))
    assert "some.thing" in line
    assert cause in line or command == "read"


@pytest.mark.parametrize("command", ["read", "validate", "write"])
def test_a_file_that_cannot_be_opened_is_one_line(run: Run, command: str, tmp_path: Path) -> None:
    more = [tmp_path / "out.csv"] if command == "write" else []
    assert "no such file" in one_line(run(command, tmp_path / "missing", *more))
    assert "folder" in one_line(run(command, tmp_path, *more))


def test_a_folder_that_is_missing_and_a_format_that_is_unknown_are_one_line(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    assert "no such file" in one_line(run("write", plan, tmp_path / "nowhere" / "out.csv"))
    assert "xyz" in one_line(run("write", plan, tmp_path / "out.xyz"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json"]


def test_without_a_command_there_is_help(run: Run) -> None:
    result = run()
    assert result.returncode == 2
    assert "Commands:" in result.stderr


def test_wrong_usage_is_one_line(run: Run) -> None:
    assert "--help" in one_line(run("nonsense"))
    assert "--help" in one_line(run("read"))


def test_a_full_disk_is_one_line(run: Run) -> None:
    with Path("/dev/full").open("wb") as full:
        result = process("schema", stdout=full)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_fault(run: Run) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = process("schema", stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (141, "")


def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # A job in the background is born deaf to Ctrl-C, and the tests may be such a job.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heeding}; from dueregard.cli import main; main()"
    command = [sys.executable, "-c", code, "validate", str(pipe)]
    popen = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with popen as process, pipe.open("w"):  # which waits until the command has opened the other end
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, errors) == (130, "dueregard: stopped\n")


def test_a_fault_inside_shows_where_only_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dueregard.planfile.schema", None)
    assert "please report" in one_line(run("schema"))
    with pytest.raises(ImportError):
        run("--traceback", "schema")


def test_the_commands_that_keep_no_records_never_load_django(plan: Path, table: Path, tmp_path: Path) -> None:
    lines = [
        ["read", str(table), "-o", str(tmp_path / "read.json")],
        ["write", str(plan), str(tmp_path / "out.csv")],
        ["diff", str(plan), str(plan)],
        ["validate", str(plan)],
        ["lint", str(plan)],
        ["schema"],
        ["date", "March 2014"],
    ]
    code = f"""
import sys
from dueregard.cli import commands
from dueregard.cli.failing import exit_code
assert all(exit_code(commands, line) == 0 for line in {lines!r})
sys.exit(any(name.split(".")[0] == "django" for name in sys.modules))
"""
    assert {line[0] for line in lines} == PURE
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_help_loads_neither_django_nor_the_readers(run: Run) -> None:
    code = (
        "import sys; from dueregard.cli import commands; commands.main(['--help'], standalone_mode=False); "
        "sys.exit(any(name in sys.modules for name in ('django', 'pydantic', 'dueregard.reading', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_every_command_is_in_help(run: Run) -> None:
    listed = run("--help").stdout
    assert all(f"  {name} " in listed for name in COMMANDS)


def test_the_reference_page_is_as_generated() -> None:
    current = (Path(__file__).parents[2] / PAGE).read_text(encoding="utf-8")
    assert current == page(), "run python -m dueregard.cli.reference"
