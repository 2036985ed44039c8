"""Headings over actions: from section rows, from columns above the action, from headings in prose."""

import re
from dataclasses import dataclass, field

from dueregard.planfile.model import Objective
from dueregard.reading import references
from dueregard.reading.lexicon import plain, slug

_SENTENCE = re.compile(r"^[^(]\S*(?: \S+){4,}(?:[.!?]|[.!?] [A-Z].*)$")


@dataclass(slots=True)
class HeadingWords:
    """A heading taken apart: reference, words, area name before it, references that it points to."""

    ref: str
    title: str
    statement: str
    links: list[str]


def stated(text: str) -> tuple[str, str]:
    """A heading's cell → the heading and the statement below it.

    A statement is a paragraph of its own that is a whole sentence, not a reference to other places; any other
    breaks are but breaks of the heading.
    """
    first, *rest = text.split("\n")
    sentences = [line for line in rest if _SENTENCE.search(line) and not references.opening(line)]
    if not rest or len(sentences) < len(rest):
        return text.replace("\n", " "), ""
    return first, "\n".join(rest)


_UNCOUNTED = re.compile(
    r"\A(?:Strategic |Equality |Key |Our )?"
    r"(?:Objective|Aim|Priority|Theme|Goal|Outcome|Amcan|Nod|Thema)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<ref>\d{1,2}[A-Z]?|[A-Z](?=\.))\.?\s+(?=[A-Z])")


def take_apart(text: str, counted: bool = False) -> HeadingWords:
    """`Workforce: Objective 5: To ensure … (Links to 2.2)` → its parts.

    An area's name before the reference is the statement; a word for its kind alone (`Aim: …`) is dropped.
    `counted`: a bare number may be the reference (`1 Staff`), as section rows print it.
    """
    opened = references.heading_opening(text)
    bare = _COUNTED.match(text) if counted and not opened else None
    ref = opened.ref if opened else bare["ref"] if bare else ""
    title = (
        text[opened.end :] if opened else text[bare.end() :] if bare else _UNCOUNTED.sub("", text, count=1)
    )
    title = references.without_link_bracket(title).strip()
    area = opened.area if opened else ""
    return HeadingWords(re.sub(r"\s+", " ", ref), title or text, area, references.links_in(text))


@dataclass(slots=True)
class Shelf:
    """The objectives found so far, and the path of those that the next action stands under."""

    found: list[Objective] = field(default_factory=list)
    sections: list[tuple[str, Objective]] = field(default_factory=list)
    columns: dict[int, Objective] = field(default_factory=dict)
    fresh: bool = False
    """No action has come since the last section row."""

    @property
    def section(self) -> Objective | None:
        """The innermost section."""
        return self.sections[-1][1] if self.sections else None

    def open_section(self, objective: Objective, signature: str) -> Objective:
        """Put a section row on the shelf: beside the last of the same look, under it if it follows at
        once."""
        if self.section is not None and _same(self.section, objective):
            return self.section
        if self.section is not None and self.fresh and _is_bare(self.section) and not objective.ref:
            self.section.title = objective.title
            self.section.statement = self.section.statement or objective.statement
            return self.section
        known = [look for look, _ in self.sections]
        if signature in known:
            self.sections = self.sections[: known.index(signature)]
        elif not self.fresh:
            self.sections = self.sections[:-1]
        objective = self._add(objective, self.section)
        self.sections.append((signature, objective))
        self.columns.clear()
        self.fresh = True
        return objective

    def open_column(self, level: int, objective: Objective) -> tuple[Objective, bool]:
        """Put a heading cell on the shelf, or find the one that says the same; tells whether it is new.

        `level` counts the heading columns from the widest.
        """
        outer = [self.columns[n] for n in sorted(self.columns) if n < level]
        parent = outer[-1] if outer else self.section
        if parent is not None and _only_announces(parent, objective):
            parent.title, parent.statement = objective.title, parent.statement or objective.statement
            return parent, False
        for known in self.found:
            if _same(known, objective) and known.parent == (parent.key if parent else None):
                self._drop(level)
                self.columns[level] = known
                return known, False
        self._drop(level)
        self.columns[level] = self._add(objective, parent)
        return self.columns[level], True

    def _drop(self, level: int) -> None:
        for n in [n for n in self.columns if n >= level]:
            del self.columns[n]

    def current(self) -> Objective | None:
        """The objective that an action stands under now."""
        self.fresh = False
        return self.columns[max(self.columns)] if self.columns else self.section

    def _add(self, objective: Objective, parent: Objective | None) -> Objective:
        objective.key = unique_key(objective.ref, objective.title, {known.key for known in self.found})
        objective.parent = parent.key if parent else None
        self.found.append(objective)
        return objective


def _only_announces(one: Objective, other: Objective) -> bool:
    """Whether a heading gives only the reference of the objective that a cell below it states."""
    return _is_bare(one) and one.ref == other.ref and other.title != other.ref


def _is_bare(one: Objective) -> bool:
    """Whether a heading is its reference and nothing more: `Objective 1`."""
    return bool(one.ref) and one.title in ("", one.ref)


def _same(one: Objective, other: Objective) -> bool:
    return bool(one.title or one.ref) and one.ref == other.ref and plain(one.title) == plain(other.title)


def unique_key(ref: str, title: str, taken: set[str]) -> str:
    """The printed reference where it is still free, else words of the title, numbered where those are
    taken."""
    if ref and ref not in taken:
        return ref
    base = slug(title) or "item"
    if ref:
        base = f"{ref}-{base}"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}-{count}"
    return key
