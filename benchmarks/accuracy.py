"""Accuracy: each sample plan read in a process of its own and scored against its truth, by sample and field.

`python -m benchmarks.accuracy` prints the five known plans and the open samples; words after it choose the
samples whose names begin so.
`--sealed` prints the figures of the sealed samples, and nothing of what they say or of what was misread.
`--misses` prints what was misread in the open samples that were chosen.
`--confidence` prints how many values are right, by how sure the reader was of them.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests import scoring

from benchmarks.measuring import Table

TESTS = Path(__file__).parent.parent / "tests"
SAMPLES, KNOWN = TESTS / "samples", TESTS / "seeds"
SHOWN = ["objective", "title", "leads", "timescale", "outcome", "measure", "progress", "status"]
SECONDS = 60
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
SURE = 0.9
"""Values said with so much confidence need no second look."""

_READ = """
import json, sys
from pathlib import Path
from dueregard.planfile.model import to_data
from dueregard.reading import read_file
print(json.dumps(to_data(read_file(Path(sys.argv[1])).plan)))
"""


@dataclass
class Result:
    """One sample's figures; `error` is the reader's last word where it gave no plan."""

    name: str
    score: dict[str, Any]
    truth: dict[str, Any]
    plan: dict[str, Any]
    seconds: float
    error: str = ""


def samples(group: str, wanted: Sequence[str] = ()) -> list[Path]:
    """The folders of `open` or `sealed` samples whose names begin with one of the words, or all."""
    folders = sorted(path.parent for path in (SAMPLES / group).glob("*/truth.json"))
    return [f for f in folders if not wanted or f.name.startswith(tuple(wanted))]


def measure(folder: Path) -> Result:
    """Read and score one sample."""
    document = next(path for path in sorted(folder.iterdir()) if path.name != "truth.json")
    return scored(folder.name, document, folder / "truth.json")


def known() -> list[Result]:
    """Read and score the five public plans that the reader has always known."""
    return [scored(path.stem, path, path.with_suffix(".json")) for path in sorted(KNOWN.glob("*.txt"))]


def scored(name: str, document: Path, said: Path) -> Result:
    """Read a document in a child process, a minute at most, and score it; a reader that fails scores 0."""
    truth = json.loads(said.read_text(encoding="utf-8"))
    start, plan, error = time.perf_counter(), {}, ""
    try:
        command = [sys.executable, "-c", _READ, str(document)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
        plan = json.loads(done.stdout) if done.returncode == 0 else {}
        error = "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no word"])[-1]
    except subprocess.TimeoutExpired:
        error = f"over {SECONDS} s"
    seconds = time.perf_counter() - start
    return Result(name, scoring.score(truth, plan), truth, plan, seconds, error)


def table(title: str, results: Sequence[Result], *, fields: bool) -> Table:
    """A row a sample, then the mean and the least; `fields` adds a column for each field."""
    heads = ["sample", "actions", "found", "act F1", "obj F1", "field_f1", "full_f1", "s"]
    made = Table(title, [*heads, *(SHOWN if fields else []), "" if fields else "note"])
    for r in results:
        count = r.score["actions"]
        figures = [
            r.score["actions"]["f1"],
            r.score["objectives"]["f1"],
            r.score["field_f1"],
            r.score["full_f1"],
        ]
        row = [r.name, count["gold"], count["predicted"], *(f"{x:.3f}" for x in figures), f"{r.seconds:.1f}"]
        row += [_figure(r.score["fields"][f]) for f in SHOWN] if fields else []
        made.rows.append([*row, ("failed" if r.error and not fields else r.error)[:60]])
    made.note = summary(results)
    return made


def _figure(field: dict[str, Any]) -> str:
    return f"{field['f1']:.3f}" if field["gold"] or field["predicted"] else "-"


def summary(results: Sequence[Result]) -> str:
    """Mean and minimum of the two figures that count."""
    parts = []
    for key in ("field_f1", "full_f1"):
        values = [r.score[key] for r in results] or [0.0]
        parts.append(f"{key} mean {sum(values) / len(values):.3f}, least {min(values):.3f}")
    return f"{len(results)} samples: {'; '.join(parts)}"


def misses(result: Result) -> str:
    """What one open sample says and the reader did not, field by field."""
    truth, plan = result.truth, result.plan
    objectives = [scoring.items(x, "objectives") for x in (truth, plan)]
    actions = [scoring.items(x, "actions") for x in (truth, plan)]
    matched = scoring.align_objectives(*objectives)
    pairs, gold, found, *_ = scoring.align_actions(*actions, *objectives, matched)
    lines = [f"== {result.name}", f"plan: {result.score['plan']}"]
    lines += [f"action missed: {text}" for text in result.score["unmatched_gold"]]
    lines += [f"action invented: {text}" for text in result.score["unmatched_predicted"]]
    for i, j in sorted(pairs.items()):
        for name in scoring.FIELDS[1:] + scoring.FULL:
            if gold[i][name] != found[j][name]:
                lines.append(f"{i + 1} {name}: should be {gold[i][name]!r}, is {found[j][name]!r}")
    for i, o in enumerate(objectives[0]):
        if i not in matched:
            lines.append(f"objective missed: {o.get('ref', '')} {o.get('title', '')}")
    return "\n".join(lines)


def reliability(results: Sequence[Result]) -> Table:
    """How many values are right, by the confidence with which they were said; a value of an invented action
    is wrong.
    """
    said = sorted((one for result in results for one in _said(result)), reverse=True)
    made = Table("Values by how sure the reader was of them", ["confidence", "values", "said", "right"])
    for low, high in pairwise(BANDS):
        band = [(sure, right) for sure, right in said if low <= sure < high]
        if band:
            means = [sum(one[part] for one in band) / len(band) for part in (0, 1)]
            made.rows.append(
                [f"{low:.2f} to {min(high, 1.0):.2f}", len(band), *(f"{mean:.3f}" for mean in means)]
            )
    sure = [right for confidence, right in said if confidence >= SURE]
    made.note = (
        f"said with {SURE} or more: {sum(sure)} of {len(sure)} right ({sum(sure) / max(len(sure), 1):.3f})"
    )
    return made


def _said(result: Result) -> list[tuple[float, bool]]:
    """Confidence and rightness, by the scorer's notion, of each value that says how sure it is."""
    objectives = [scoring.items(x, "objectives") for x in (result.truth, result.plan)]
    actions = [scoring.items(x, "actions") for x in (result.truth, result.plan)]
    matched = scoring.align_objectives(*objectives)
    pairs, gold, found, *_ = scoring.align_actions(*actions, *objectives, matched)
    truth_of = {j: i for i, j in pairs.items()}
    said = []
    for j, action in enumerate(actions[1]):
        for name, source in action.get("source", {}).get("fields", {}).items():
            if found[j].get(name) and "confidence" in source:
                right = j in truth_of and gold[truth_of[j]][name] == found[j][name]
                said.append((float(source["confidence"]), right))
    return said


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("wanted", nargs="*", help="how the names of the samples begin")
    parser.add_argument("--sealed", action="store_true", help="the sealed samples: figures only")
    parser.add_argument("--misses", action="store_true", help="print what was misread (open samples only)")
    parser.add_argument("--confidence", action="store_true", help="values right by how sure the reader was")
    asked = parser.parse_args(arguments)
    if asked.sealed:
        found = [measure(folder) for folder in samples("sealed")]
        print(table("Accuracy on the sealed samples", found, fields=False))
        return 0
    if not asked.wanted:
        print(table("Accuracy on the five known plans", known(), fields=True))
    found = [measure(folder) for folder in samples("open", asked.wanted)]
    print(table("Accuracy on the open samples", found, fields=True))
    if asked.confidence:
        print(reliability(found))
    if asked.misses:
        print("\n\n".join(misses(result) for result in found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
