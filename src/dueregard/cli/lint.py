"""`dueregard lint`: what in a plan a reader would stumble over."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dueregard.cli.failing import DONE, NO
from dueregard.cli.files import plan_in, put_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dueregard.checking import Finding


@click.command("lint")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text for people, or JSON."
)
@click.option("--strict", is_flag=True, help="Exit with 1 where something is found.")
def command(plan: Path, form: str, strict: bool) -> int:
    """Say what in PLAN a reader would stumble over: findings, never a verdict.

    PLAN can be a plan file or any document that `dueregard read` can read. Each rule names its source;
    docs/reference/plan-check.md lists them all.
    """
    from dueregard.checking import check

    found = check(plan_in(plan))
    put_out(_as_json(found) if form == "json" else "".join(f"{line}\n" for line in _in_lines(found)))
    return NO if strict and found else DONE


def _in_lines(found: "Sequence[Finding]") -> "Iterator[str]":
    """The findings under their rules, each with its place and the words that it is about."""
    rule = None
    for finding in found:
        if finding.rule is not rule:
            rule = finding.rule
            yield f"{rule.id}: {rule.title} ({rule.source})"
        place = finding.ref or finding.key or finding.about
        yield f"  {place}: {' '.join(finding.words.split())}"
    yield f"{len(found)} findings"


def _as_json(found: "Sequence[Finding]") -> str:
    return json.dumps([_data(finding) for finding in found], ensure_ascii=False, indent=2) + "\n"


def _data(finding: "Finding") -> dict[str, Any]:
    """One finding as plain data; empty keys are left out."""
    told = {
        "rule": finding.rule.id,
        "title": finding.rule.title,
        "source": finding.rule.source,
        "about": finding.about,
        "key": finding.key,
        "id": finding.uid,
        "ref": finding.ref,
        "words": finding.words,
    }
    return {name: value for name, value in told.items() if value}
