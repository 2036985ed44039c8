"""What one cell says: the lines of a field of an action, in the plan's own words wherever it has them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from dueregard.planfile.model import Action, Lead, Objective, Update
from dueregard.planfile.timescales import date_in_words, in_words, revision_in_words
from dueregard.writing.words import SYNONYMS, WELSH, Words

Lines = tuple[str, ...]

CODED: Final = frozenset({"characteristics", "aims", "status", "rating", "links"})
"""Fields that hold codes beside which the plan's own cell may say more."""

LISTED: Final = frozenset({"title", "output", "outcome", "measure", "resources", "characteristics", "aims"})
"""Fields whose lines are the items of a list; the lines of others (progress, leads) are paragraphs."""


AREA_WORDS: Final = 6
"""A longer statement says something; a shorter one without a full stop names an area."""


def lines_of(text: str) -> Lines:
    """The lines of a text of the plan format, without blank ones."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def headed(ref: str, title: str) -> str:
    """A reference and what it refers to in one line, as plans commonly print them: `1. …`, `SES1.01 - …`."""
    if not ref or not title or ref == title:
        return ref or title
    if ref.isdigit():
        return f"{ref}. {title}"
    if re.fullmatch(r"[\d.]+", ref):
        return f"{ref} {title}"
    return f"{ref}: {title}" if " " in ref else f"{ref} - {title}"


def mentions(text: str, reference: str) -> bool:
    """Whether a printed reference stands in a text as a word of its own (`2.1` does not stand in `2.15`)."""
    return re.search(rf"(?<![\w.]){re.escape(reference)}(?!\w|\.\d)", text) is not None


def lead_lines(leads: Sequence[Lead], roles: frozenset[str] | None = None) -> Lines:
    """Names of those leads whose role is one of `roles` (None: of all), each on its own line."""
    return tuple(lead.name for lead in leads if roles is None or lead.role in roles)


def field_lines(action: Action, field: str, words: Words) -> Lines:
    """What an action states in a field of the plan format, as lines; none where it states nothing."""
    special = _SPECIAL.get(field)
    if special is not None:
        return special(action, words)
    value = getattr(action, field, "")
    return lines_of(value) if isinstance(value, str) else ()


def printed_lines(action: Action, field: str, column: str, words: Words) -> Lines:
    """What an own column of the plan says of an action.

    The field is what holds now; the printed cell may be older. But a cell that says the same codes in the
    plan's own words ("Race Gender" for race and sex) stands as printed, and so does one whose field states
    nothing.
    """
    stated = field_lines(action, field, words)
    cell = action.cells.get(column, "")
    if field not in CODED or not cell:
        return stated
    return lines_of(cell) if _says(cell, _codes(action, field), words) else stated


def _codes(action: Action, field: str) -> Lines:
    value = getattr(action, field)
    codes = (value,) if isinstance(value, str) else tuple(value or ())
    return codes + tuple(action.other_characteristics) if field == "characteristics" else codes


def _says(cell: str, codes: Lines, words: Words) -> bool:
    return all(
        any(
            mentions(cell.casefold(), name.casefold())
            for name in (words.get(code, code), *SYNONYMS.get(code, ()))
        )
        for code in codes
    )


def _characteristics(action: Action, words: Words) -> Lines:
    return (*(words[code] for code in action.characteristics), *action.other_characteristics)


def _aims(action: Action, words: Words) -> Lines:
    return tuple(words[code] for code in action.aims)


def _status(action: Action, words: Words) -> Lines:
    return (words[action.status],) if action.status else ()


def _rating(action: Action, words: Words) -> Lines:
    return (words[action.rating],) if action.rating else ()


def _links(action: Action, words: Words) -> Lines:
    return (", ".join(action.links),) if action.links else ()


def _leads(action: Action, words: Words) -> Lines:
    return lead_lines(action.leads)


def _timescale(action: Action, words: Words) -> Lines:
    return (*printed_timescale(action, words), *moved_lines(action, words))


def printed_timescale(action: Action, words: Words) -> Lines:
    """The cell as printed; entries that nobody printed are put in words."""
    if action.timescale.text:
        return lines_of(action.timescale.text)
    return tuple(in_words(entry, _tongue(words)) for entry in action.timescale.entries)


def moved_lines(action: Action, words: Words) -> Lines:
    """Where the target has moved since it was printed: each new one, when it was decided, and why."""
    return tuple(revision_in_words(each, _tongue(words)) for each in action.timescale.revisions)


def _updates(action: Action, words: Words) -> Lines:
    return tuple(update_line(update, words) for update in action.updates)


def _tongue(words: Words) -> Literal["en", "cy"]:
    return "cy" if words is WELSH else "en"


def update_line(update: Update, words: Words) -> str:
    """A dated entry in one line: its day, its words, and in brackets who wrote it and how things stood."""
    tongue = _tongue(words)
    text = " ".join(lines_of(update.text))
    notes = [update.author, words.get(update.status or "", ""), words.get(update.rating or "", "")]
    aside = ", ".join(note for note in notes if note)
    line = f"{text} ({aside})" if aside else text
    return f"{date_in_words(update.date, tongue)}: {line}" if update.date else line


_SPECIAL: Final[Mapping[str, Callable[[Action, Words], Lines]]] = {
    "characteristics": _characteristics,
    "aims": _aims,
    "status": _status,
    "rating": _rating,
    "links": _links,
    "leads": _leads,
    "timescale": _timescale,
    "updates": _updates,
}


def objective_lines(objective: Objective, words: Words) -> Lines:
    """An objective in its own cell or row: reference, title and links first, then all else that it states."""
    first = headed(objective.ref, " ".join(lines_of(objective.title)))
    statement = lines_of(objective.statement)
    if objective.ref and _names_area(statement):
        first, statement = f"{statement[0]}: {first}", ()
    if any(not mentions(objective.title, link) for link in objective.links):
        # "Links to 3" alone could be a count of links, so bare numbers are named for what they are.
        pointing = words["links_to_items" if any(link.isdigit() for link in objective.links) else "links_to"]
        first = f"{first} ({pointing} {', '.join(objective.links)})"
    labelled = (
        ("leads", ", ".join(lead_lines(objective.leads))),
        ("timescale", objective.timescale.text),
        ("outcome", objective.outcome),
        ("measure", objective.measure),
        ("progress", objective.progress),
        ("status", words.get(objective.status or "", "")),
    )
    stated = tuple(f"{words[field]}: {' '.join(lines_of(text))}" for field, text in labelled if text)
    return (first, *statement, *stated)


def _names_area(statement: Lines) -> bool:
    """Whether a statement but names the area of an objective, printed as `Performance: Objective 4: …`."""
    if len(statement) != 1 or re.search(r"[.:;]", statement[0]):
        return False
    return len(statement[0].split()) <= AREA_WORDS
