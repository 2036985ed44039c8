"""Plans whose lines say what they hold: `Lead: … By: …`, in any order, or a label with its words below it."""

from collections import Counter
from itertools import groupby

from dueregard.reading import references, sections
from dueregard.reading.content import names_someone, says_when
from dueregard.reading.grid import Slot
from dueregard.reading.layouts import labels
from dueregard.reading.layouts.items import Part, Telling
from dueregard.reading.layouts.labels import Labels
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import Passage

_MOSTLY = 0.6
_OFTEN = 3
_WHO_OR_WHEN = frozenset(["lead", "timescale"])


def told(paragraphs: list[Paragraph], known: Labels) -> Telling | None:
    """Each paragraph with its labelled parts; None where labels don't say who or by when at least twice."""
    alone = _alone(paragraphs, known)
    found: Telling = []
    counts: Counter[str] = Counter()
    values: dict[str, list[str]] = {}
    for n, one in enumerate(paragraphs):
        before, cut = _cut(one, known, alone=n in alone)
        parts = [part for label, words, _ in cut for part in _parts(label, words, known)]
        for label, words, key in cut:
            counts[key or plain(label.flat)] += 1
            values.setdefault(plain(label.flat), []).append(words.flat)
        found.append((one, before, parts))
    found = _without_labels_of_sections(_without_lone_labels(found))
    for n in alone:
        counts[labels.named_field(paragraphs[n].text) or ""] += 1
        values[plain(paragraphs[n].text)].append(paragraphs[n + 1].text)
    known_ones = counts["lead"] + counts["timescale"] >= 2 and (len(counts) >= 2 or counts["lead"] >= _OFTEN)
    return found if known_ones or _tell_who_and_when(values) else None


def _without_lone_labels(found: Telling) -> Telling:
    """Before the first label that comes again, a colon parts nothing: `Protected characteristics are: …`."""
    counts = Counter(part.key for _, _, parts in found for part in parts)
    first = next(
        (n for n, (_, _, parts) in enumerate(found) if any(counts[part.key] > 1 for part in parts)), 0
    )
    return [(one, one.passage, []) for one, _, _ in found[:first]] + found[first:]


def _without_labels_of_sections(found: Telling) -> Telling:
    """Labels right under a heading that no action has, such as the groups that an outcome is for, tell of
    the heading."""
    runs = [list(run) for _, run in groupby(found, key=lambda one: bool(one[2]))]
    keys = [{part.key for _, _, parts in run for part in parts} for run in runs]
    fields = [{labels.named_field(part.label.flat) for *_, parts in run for part in parts} for run in runs]
    owned = set().union(*(those for those, named in zip(keys, fields, strict=True) if named & _WHO_OR_WHEN))
    for before, run, those in zip(runs, runs[1:], keys[1:], strict=False):
        if those and owned and not those & owned and sections.is_heading(before[-1][0]):
            run[:] = [(one, one.passage, []) for one, _, _ in run]
    return [one for run in runs for one in run]


def _cut(one: Paragraph, known: Labels, *, alone: bool) -> tuple[Passage, list[tuple[Passage, Passage, str]]]:
    """A paragraph's words before its first label, and its labels with their words.

    A heading that names its kind and number (`Priority A – Homes`) is no label with words.
    """
    if alone:
        return Passage(), [(one.passage, Passage(), "")]
    opened = references.heading_opening(one.text) if one.prose.level else None
    if opened and opened.named and not known.numbered(opened.ref):
        return one.passage, []
    return labels.cut(one.passage, known)


def _parts(label: Passage, words: Passage, known: Labels) -> list[Part]:
    if known.numbered(label.flat):
        return [Part(Passage(), Slot(label), "ref"), Part(Passage(), Slot(words), "action")]
    return [Part(label, Slot(words))]


def _tell_who_and_when(values: dict[str, list[str]]) -> bool:
    """Whether labels that only recur stand before names, and others before dates."""
    often = [[text for text in texts if text] for texts in values.values() if len(texts) >= _OFTEN]
    who = any(texts and sum(map(names_someone, texts)) >= _MOSTLY * len(texts) for texts in often)
    when = any(texts and sum(map(says_when, texts)) >= _MOSTLY * len(texts) for texts in often)
    return who and when


def _alone(paragraphs: list[Paragraph], known: Labels) -> set[int]:
    """The paragraphs that are labels by themselves, their words in the paragraph below: `Lead` in a list of
    definitions. Over a heading, or words with labels of their own, they are no labels: they are a heading
    above the first action (`What we will do`)."""
    short = {
        n: plain(one.text)
        for n, one in enumerate(paragraphs[:-1])
        if labels.is_short(one.text) and ":" not in one.text and not _heads_actions(paragraphs[n + 1], known)
    }
    counts = Counter(short.values())
    found = {
        n: text
        for n, text in short.items()
        if counts[text] >= 2
        and text not in phrases("statuses")
        and (text in phrases("headings") or (counts[text] >= _OFTEN and paragraphs[n].prose.bold))
    }
    found = {n: text for n, text in found.items() if n + 1 not in found}
    return set(found) if len(set(found.values())) >= 2 else set()


def _heads_actions(below: Paragraph, known: Labels) -> bool:
    """Whether words above this paragraph are a heading over what it begins."""
    before, labelled = labels.cut(below.passage, known)
    return bool(below.prose.level) or (bool(labelled) and bool(before.text.strip()))
