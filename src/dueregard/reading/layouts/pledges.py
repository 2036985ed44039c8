"""Plans that name no owner and no date: lists of what is to be done, or paragraphs that each say it."""

from collections.abc import Iterator, Sequence

from dueregard.reading import deeds, references, sections
from dueregard.reading.grid import Slot
from dueregard.reading.layouts.items import Part, Telling
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import Passage

_FEWEST = 3
_FEWEST_WORDS = 3
_SENTENCE = 6


def told(paragraphs: Sequence[Paragraph], *, titled: bool) -> Telling | None:
    """Each paragraph, those that are actions with an empty date; None where there are hardly any.

    The lists that say what is to be done, if there are some, else (where the document is `titled` a plan) all
    its lists, else the paragraphs that say what is to be done, else numbered ones.
    """
    lists = list(_lists(paragraphs))
    sounding = [one for run in lists if deeds.share(one.text for one in run) >= deeds.SOUND for one in run]
    plain = [one for one in paragraphs if _is_pledge(one)]
    listed = [one for run in lists for one in run]
    counted = [one for one in paragraphs if _is_counted(one)]
    choices = [sounding, *([listed] if titled else []), plain, *([counted] if titled else [])]
    taken = next((found for found in choices if len(found) >= _FEWEST), [])
    if not taken:
        return None
    nothing = Part(Passage(), Slot(), "timescale")
    chosen = {id(one) for one in taken}
    return [(one, one.passage, [nothing] if id(one) in chosen else []) for one in paragraphs]


def _lists(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The lists: items one after the other, of more than a word or two each."""
    run: list[Paragraph] = []
    for one in paragraphs:
        if one.prose.bullet:
            wordy = len(one.text.split()) >= _FEWEST_WORDS or deeds.weight(one.text) > 0
            run += [one] if wordy else []
        else:
            yield run
            run = []
    yield run


def _is_counted(one: Paragraph) -> bool:
    """Whether a paragraph opens with a reference and goes on with a sentence."""
    opened = references.opening(one.text)
    return opened is not None and not sections.is_heading(one) and len(one.text.split()) >= _SENTENCE


def _is_pledge(one: Paragraph) -> bool:
    return not sections.is_heading(one) and not one.prose.bullet and deeds.weight(one.text) >= 1.0
