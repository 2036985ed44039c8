"""Brings the Welsh catalogue up to date with the words in the code, and compiles it.

`make words` adds what is new, drops what is gone, keeps every translation, writes the compiled file beside
it and lists what still has to be translated. A test holds the committed catalogue to the code.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from jinja2 import Environment

PACKAGE = Path(__file__).parent.parent / "src/dueregard"
CATALOGUE = PACKAGE / "locale/cy/LC_MESSAGES/django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
FUNCTIONS = {
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
"""The translating functions and what their first arguments are."""


@dataclass(frozen=True)
class Message:
    """One text to translate; `plural` and `context` are "" where there is none."""

    text: str
    plural: str = ""
    context: str = ""


def messages() -> dict[Message, set[str]]:
    """Every text that the code translates, and the files that use it."""
    found: dict[Message, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        _note(found, path, _in_python(path.read_text()))
    for path in sorted([*PACKAGE.glob("*/jinja2/**/*.html"), *PACKAGE.glob("*/jinja2/**/*.txt")]):
        _note(found, path, _in_template(path.read_text()))
    return found


def updated(catalogue: polib.POFile) -> polib.POFile:
    """A catalogue of exactly the texts in the code, with the translations that `catalogue` has for them."""
    known = {(entry.msgid, entry.msgctxt or ""): entry for entry in catalogue if not entry.obsolete}
    renewed = polib.POFile(wrapwidth=110)
    renewed.metadata = catalogue.metadata
    for message, files in sorted(messages().items(), key=lambda item: (item[0].text, item[0].context)):
        renewed.append(_entry(message, files, known.get((message.text, message.context))))
    return renewed


def _entry(message: Message, files: set[str], old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        occurrences=[(file, "") for file in sorted(files)],
    )
    if any("%(" in text for text in (message.text, message.plural)):
        entry.flags.append("python-format")
    if not message.plural:
        entry.msgstr = old.msgstr if old else ""
        return entry
    entry.msgid_plural = message.plural
    entry.msgstr_plural = (old.msgstr_plural if old else None) or dict.fromkeys(range(4), "")
    return entry


def _note(found: dict[Message, set[str]], path: Path, here: Iterator[Message]) -> None:
    for message in here:
        found.setdefault(message, set()).add(path.relative_to(PACKAGE).as_posix())


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            yield from _message(FUNCTIONS[node.func.id], [_constant(argument) for argument in node.args])


def _in_template(source: str) -> Iterator[Message]:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    for _line, function, given in environment.extract_translations(source):
        texts = given if isinstance(given, tuple) else (given,)
        yield from _message(FUNCTIONS[function], list(texts))


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _message(names: tuple[str, ...], given: list[str | None]) -> Iterator[Message]:
    told = {name: text for name, text in zip(names, given, strict=False) if text is not None}
    if told.get("text"):
        yield Message(**told)


def main() -> int:
    """Write catalogue and compiled file; 1 and a list on stdout while something has no translation."""
    catalogue = updated(polib.pofile(str(CATALOGUE)))
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(COMPILED))
    missing = catalogue.untranslated_entries()
    for entry in missing:
        print(f"not translated: {entry.msgid}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
