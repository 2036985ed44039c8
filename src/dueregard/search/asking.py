"""What somebody typed into the search box, as terms: anything can be typed, nothing is an error.

`"due regard"` is a phrase, `train*` a beginning, `-draft` what must not be there. A word of four letters or
more finds longer words that begin with it, since endings cannot be cut off safely in two languages; in quotes
it finds itself alone. A word with a mark in it (`2.1`, `e-mail`) is a phrase of its parts.

Both databases index each word with the number of the body that it is of (migration 0004), so they are asked
for each body's words alone: what it takes to find them does not grow with what other bodies write.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from dueregard.planfile.folding import folded

MOST: Final = 12
"""Terms that are looked at; a longer question is a pasted text."""
OPEN_ENDED: Final = 4
_TERM: Final = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row; `beginning` says that the last of them may go on."""

    words: tuple[str, ...]
    beginning: bool = False
    wanted: bool = True


def terms_of(typed: str) -> tuple[Term, ...]:
    """The terms; none where nothing is wanted: what must not be there does not say what is looked for."""
    found = [term for match in _TERM.finditer(typed[:500]) if (term := _term(match)) is not None][:MOST]
    return tuple(found) if any(term.wanted for term in found) else ()


def _term(match: "re.Match[str]") -> Term | None:
    quoted = match["phrase"]
    words = tuple(folded(quoted if quoted is not None else match["word"]).split())
    if not words:
        return None
    open_ended = quoted is None and (match["word"].endswith("*") or len(words[-1]) >= OPEN_ENDED)
    return Term(words, beginning=open_ended, wanted=match["minus"] is None)


def for_sqlite(terms: tuple[Term, ...], column: str, bodies: Collection[int]) -> str:
    """The terms in the language of FTS5, looked for in one column of these bodies (one at least)."""
    return f"{column} : ({' OR '.join(_of_body_in_fts5(terms, body) for body in sorted(bodies))})"


def for_postgresql(terms: tuple[Term, ...], bodies: Collection[int]) -> str:
    """The terms in the language of `to_tsquery`, looked for in these bodies (one at least)."""
    return " | ".join(f"({_of_body_in_tsquery(terms, body)})" for body in sorted(bodies))


def _of_body_in_fts5(terms: tuple[Term, ...], body: int) -> str:
    wanted = " AND ".join(_in_fts5(term, body) for term in terms if term.wanted)
    unwanted = " OR ".join(_in_fts5(term, body) for term in terms if not term.wanted)
    return f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})"


def _of_body_in_tsquery(terms: tuple[Term, ...], body: int) -> str:
    return " & ".join(f"{'' if term.wanted else '!'}({_in_tsquery(term, body)})" for term in terms)


def _in_fts5(term: Term, body: int) -> str:
    phrase = '"' + " ".join(_as_indexed(term, body)) + '"'
    return f"{phrase} *" if term.beginning else phrase


def _in_tsquery(term: Term, body: int) -> str:
    return " <-> ".join(_as_indexed(term, body)) + (":*" if term.beginning else "")


def _as_indexed(term: Term, body: int) -> list[str]:
    return [f"b{body}x{word}" for word in term.words]
