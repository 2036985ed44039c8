"""Documents that tell some actions in tables and others in lists or labelled lines.

Each chapter of the prose between the tables is looked at by itself.
"""

from collections.abc import Iterator

from dueregard.reading import sections
from dueregard.reading.grid import Line
from dueregard.reading.outline import Outline, read_outline
from dueregard.reading.prose import Paragraph

Blocks = list[Paragraph | list[Line]]


def laid_out(sequence: Blocks) -> tuple[Blocks, list[Paragraph]]:
    """The blocks with each chapter that tells actions as a table, and the paragraphs that it took."""
    laid: Blocks = []
    taken: list[Paragraph] = []
    for chapter in _chapters(sequence):
        outline = _told(chapter)
        if outline is None:
            laid += chapter
            continue
        taken += outline.taken
        first = next(n for n, one in enumerate(chapter) if one is outline.taken[0])
        laid += [*chapter[:first], outline.lines]
        laid += [one for one in chapter[first:] if all(one is not other for other in outline.taken)]
    return laid, taken


def _told(chapter: Blocks) -> Outline | None:
    """The actions of a chapter of prose under a heading, where each has words and says who or when."""
    paragraphs = [one for one in chapter if isinstance(one, Paragraph)]
    if len(paragraphs) < len(chapter) or not paragraphs or not sections.is_heading(paragraphs[0]):
        return None
    outline = read_outline(paragraphs, "")
    return outline if outline and outline.named else None


def _chapters(sequence: Blocks) -> Iterator[Blocks]:
    """The blocks cut around each table, and before each of the widest headings of the prose between."""
    run: list[Paragraph] = []
    for block in sequence:
        if isinstance(block, Paragraph):
            run.append(block)
        else:
            yield from _cut(run)
            yield [block]
            run = []
    yield from _cut(run)


def _cut(run: list[Paragraph]) -> Iterator[Blocks]:
    widest = min((one.prose.level for one in run if one.prose.level), default=None)
    chapter: Blocks = []
    for one in run:
        if widest is not None and one.prose.level == widest and chapter:
            yield chapter
            chapter = []
        chapter.append(one)
    if chapter:
        yield chapter
