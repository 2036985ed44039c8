"""Reports: a committee appendix of 300 actions as PDF and DOCX, beside WeasyPrint and LibreOffice."""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import pikepdf

from benchmarks.measuring import Table, in_own_process
from dueregard.planfile.files import to_bytes
from dueregard.planfile.model import PlanFile
from dueregard.reading import read_file

ACTIONS = 300
OUTSIDE = Path(__file__).parent.parent / ".venv/outside/bin/python"
_WRITE = """
from datetime import date
from pathlib import Path
from dueregard.planfile.model import PlanFile
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.outputs import report_bytes
from dueregard.standing.judging import Standing
plan = PlanFile.model_validate_json(Path(sys.argv[1]).read_bytes())
about = AsAt(plan, date(2026, 9, 30), {action.key: Standing.LATER for action in plan.actions})
Path(sys.argv[2]).write_bytes(report_bytes("appendix", about, Path(sys.argv[2]).suffix))
"""
_WEASYPRINT = """
from weasyprint import HTML
HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
_LIBREOFFICE = """
import subprocess
from pathlib import Path
made = Path(sys.argv[2])
subprocess.run(
    [
        *("soffice", f"-env:UserInstallation=file://{made.parent}/profile", "--headless", "--convert-to"),
        'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}',
        *("--outdir", made.parent, sys.argv[1]),
    ],
    check=True,
    capture_output=True,
)
made.with_name(Path(sys.argv[1]).stem + ".pdf").rename(made)
"""


def run() -> list[Table]:
    """One row a program and format: seconds of processor, peak memory, pages, the ratio to our PDF."""
    table = Table(
        f"The committee appendix of a plan of {ACTIONS} actions, each in a process of its own",
        ["made by", "CPU s", "peak MB", "pages", "ratio to our PDF"],
        note="From the plan file, HTML or DOCX to the finished file, Python's start and imports in it.",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, html, office = (folder / each for each in ("plan.json", "plan.html", "plan.docx"))
        plan.write_bytes(to_bytes(long_plan()))
        in_own_process(_WRITE, str(plan), str(html))
        works = {
            "dueregard, PDF/UA": (_WRITE, plan, folder / "ours.pdf", sys.executable),
            "dueregard, DOCX": (_WRITE, plan, office, sys.executable),
            "WeasyPrint, PDF/UA of our HTML": (_WEASYPRINT, html, folder / "weasyprint.pdf", str(OUTSIDE)),
            "LibreOffice, PDF/UA of our DOCX": (_LIBREOFFICE, office, folder / "office.pdf", sys.executable),
        }
        base = 0.0
        for made_by, (code, source, made, python) in works.items():
            if not Path(python).exists():
                table.rows.append([made_by, "not measured", "", "", ""])
                continue
            seconds, mb = in_own_process(code, str(source), str(made), python=python)
            base = base or seconds
            table.rows.append([made_by, f"{seconds:.2f}", f"{mb:.0f}", _pages(made), f"{seconds / base:.1f}"])
    return [table]


def _pages(made: Path) -> str:
    if made.suffix != ".pdf":
        return ""
    with pikepdf.open(made) as pdf:
        return str(len(pdf.pages))


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
