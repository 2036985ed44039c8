"""Reports: a committee appendix of 300 actions as PDF and DOCX, beside LibreOffice setting the same page."""

import subprocess
import tempfile
import time
from datetime import date
from importlib.resources import files
from pathlib import Path

from benchmarks.measuring import Table, in_own_process
from dueregard.planfile.files import to_bytes
from dueregard.planfile.model import PlanFile
from dueregard.reading import read_file
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.outputs import report_bytes
from dueregard.standing.judging import Standing

ACTIONS = 300
_WRITE = """
from datetime import date
from pathlib import Path
from dueregard.planfile.model import PlanFile
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.outputs import report_bytes
from dueregard.standing.judging import Standing
plan = PlanFile.model_validate_json(Path(sys.argv[1]).read_bytes())
about = AsAt(plan, date(2026, 9, 30), {action.key: Standing.LATER for action in plan.actions})
report_bytes("appendix", about, sys.argv[2])
"""


def run() -> list[Table]:
    """One row a format and program: seconds of processor, peak memory, and the ratio to our PDF."""
    table = Table(
        f"The committee appendix of a plan of {ACTIONS} actions, each in a process of its own",
        ["made by", "CPU s", "peak MB", "ratio to our PDF"],
        note="The figures of ours are from the plan file to the finished file.",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = long_plan()
        (folder / "plan.json").write_bytes(to_bytes(plan))
        (folder / "plan.docx").write_bytes(report_bytes("appendix", _about(plan), "docx"))
        ours = {kind: in_own_process(_WRITE, str(folder / "plan.json"), kind) for kind in ("pdf", "docx")}
        office = _by_libreoffice(folder)
    base = ours["pdf"][0]
    for made_by, (seconds, mb) in {
        "dueregard, PDF/UA": ours["pdf"],
        "dueregard, DOCX": ours["docx"],
        "LibreOffice, PDF of that DOCX": office,
    }.items():
        table.rows.append([made_by, f"{seconds:.2f}", f"{mb:.0f}" if mb else "–", f"{seconds / base:.1f}"])
    return [table]


def long_plan() -> PlanFile:
    """A public plan's actions over and over, each under a key and a reference of its own."""
    content = files("dueregard.demo").joinpath("documents/south-somerset-ses.txt").read_bytes()
    plan = read_file(content, "plan.txt").plan
    rounds = range(-(-ACTIONS // len(plan.actions)))
    actions = [
        action.model_copy(update={"key": f"{turn}-{action.key}", "ref": f"{turn}.{action.ref}"})
        for turn in rounds
        for action in plan.actions
    ]
    return plan.model_copy(update={"actions": actions[:ACTIONS]})


def _about(plan: PlanFile) -> AsAt:
    return AsAt(plan, date(2026, 9, 30), {action.key: Standing.LATER for action in plan.actions})


def _by_libreoffice(folder: Path) -> tuple[float, float]:
    """Seconds that LibreOffice takes by the clock: it works in processes of its own."""
    start = time.perf_counter()
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "plan.docx"],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return time.perf_counter() - start, 0
