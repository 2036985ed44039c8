"""Which samples there are, and how each one is written."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.samples.make.words import Words, read, truth

from dueregard.planfile.model import PlanFile

SAMPLES = Path(__file__).parents[1]
Maker = Callable[[Words, Path], None]
MAKERS: dict[str, tuple[str, Maker]] = {}


@dataclass
class Sample:
    """One sample's files."""

    name: str

    @property
    def folder(self) -> Path:
        return SAMPLES / self.name

    @property
    def document(self) -> Path:
        return self.folder / MAKERS[self.name][0]


def sample(name: str, file: str) -> Callable[[Maker], Maker]:
    """Registers the function that writes the document of the sample `name` as `file`."""

    def register(maker: Maker) -> Maker:
        MAKERS[name] = (file, maker)
        return maker

    return register


def make(name: str) -> None:
    """Writes one sample's document and truth."""
    made = Sample(name)
    made.folder.mkdir(parents=True, exist_ok=True)
    words = read(name)
    data = truth(words)
    PlanFile.model_validate(data)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (made.folder / "truth.json").write_text(text + "\n", encoding="utf-8")
    MAKERS[name][1](words, made.document)


def readme() -> str:
    """The list of samples for the README."""
    lines = []
    for group in ("open", "sealed"):
        lines += [
            f"## {group.capitalize()}",
            "",
            "| sample | document | imitates | exercises | actions |",
            "|---|---|---|---|---|",
        ]
        for name in sorted(n for n in MAKERS if n.startswith(group)):
            words = read(name)
            cells = [
                f"`{name.split('/')[1]}`",
                f"`{MAKERS[name][0]}`",
                words.plan["origin"],
                words.plan["exercises"],
            ]
            lines.append("| " + " | ".join([*cells, str(len(words.actions))]) + " |")
        lines.append("")
    return "\n".join(lines)
