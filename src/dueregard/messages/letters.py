"""Letters: their words, who composes them, and how they look as HTML.

A letter is written once, as plain text with a little form: paragraphs parted by an empty line, `# ` before a
heading, `* ` before an item of a list, `[words](address)` for a link. What people get, as plain text and as
HTML, is made of that, so that both say the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from dueregard.messages.models import Message
    from dueregard.organisations.models import Organisation

BLANK: Final = "…"
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((\S+?)\)")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it goes out. `secrets` are the words in it that are not kept: those of its links."""

    subject: str
    text: str
    secrets: tuple[str, ...] = ()

    def blanked(self) -> str:
        """The text as it is kept."""
        kept = self.text
        for secret in self.secrets:
            kept = kept.replace(secret, BLANK)
        return kept


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes the letters of one kind. `name` is what people call the kind, lazily translated.

    `compose` is called at the moment of sending, with the message's language active, and mints whatever
    secret the letter needs; None says that the message is no longer needed. Called again, for a repeat, it
    writes a new letter with new secrets. `example` writes one that is about nobody, for looking at.
    """

    name: Any
    compose: "Callable[[Message], Letter | None]"
    example: "Callable[[Organisation], Letter]"


@cache
def composers() -> Mapping[str, Composer]:
    """Every kind of message with its composer: what the rooms in `MESSAGE_COMPOSERS` write."""
    tables = (import_string(name) for name in settings.MESSAGE_COMPOSERS)
    return {kind: composer for table in tables for kind, composer in table.items()}


def written(template: str, *, secrets: tuple[str, ...] = (), **context: Any) -> Letter:
    """The letter of a template, in the language that is active; its first line is the subject."""
    subject, _line, text = render_to_string(template, context).strip().partition("\n")
    return Letter(subject.strip(), text.strip(), secrets)


def compose(message: "Message") -> Letter | None:
    """The letter that is to be sent now, in its language; None where it is no longer needed."""
    with translation.override(message.language):
        return composers()[message.kind].compose(message)


def example(kind: str, organisation: "Organisation", language: str) -> Letter:
    """A letter of this kind that is about nobody."""
    with translation.override(language):
        return composers()[kind].example(organisation)


def as_text(letter: Letter) -> str:
    """The letter as plain text: what a link says, then where it leads."""
    return _LINK.sub(r"\1:\n\2", letter.text) + "\n"


def as_html(letter: Letter, language: str) -> str:
    """The letter as a light HTML page: no picture, no script, nothing that the text does not say."""
    return render_to_string(
        "messages/letter.html",
        {"subject": letter.subject, "blocks": list(blocks_of(letter.text)), "language": language},
    )


@dataclass(frozen=True, slots=True)
class Block:
    """One "paragraph", "heading" or "list"; each line is a row of pieces, words with an address or ""."""

    kind: str
    lines: list[list[tuple[str, str]]]


def blocks_of(text: str) -> Iterator[Block]:
    """The text in its form."""
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.splitlines()
        if part.startswith("# "):
            yield Block("heading", [_pieces(part[2:])])
        elif all(line.startswith("* ") for line in lines):
            yield Block("list", [_pieces(line[2:]) for line in lines])
        else:
            yield Block("paragraph", [_pieces(line) for line in lines])


def _pieces(line: str) -> list[tuple[str, str]]:
    found, end = [], 0
    for link in _LINK.finditer(line):
        found += [(line[end : link.start()], ""), (link[1], link[2])]
        end = link.end()
    return [*found, (line[end:], "")]
