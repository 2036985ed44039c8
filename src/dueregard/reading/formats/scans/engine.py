"""The border to the OCR engine: a picture of a page in, words with their boxes out.

RapidOCR finds lines of print and reads each; its models are in its wheel, so nothing is fetched. It comes
with the extra `dueregard[ocr]` and is imported only where a page is a picture.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from dueregard.reading.document import Box
from dueregard.reading.formats.pdf.words import Word

Engine = Callable[[Any], list[Word]]
"""Grey pixels (a numpy array, height × width) → its words, boxes in pixels."""

_LONGEST_SIDE = 2600
"""Pixels: a landscape page of A4 at 200 dpi is not made smaller."""
_SPACE = 0.25
"""The width of a space, as a share of the height of its line."""
_SURELY_WIDER = 0.4
"""A guessed gap of this share of the height is no space: two columns were read as one line."""
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": _LONGEST_SIDE,
    "Global.return_word_box": True,
    "Global.use_cls": False,  # whether a line stands on its head: a page that does is seen by no reader
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def read_words(pixels: Any) -> list[Word]:
    """The words of a straight page. Raises ImportError without the extra."""
    import numpy

    found = _engine()(numpy.repeat(pixels[:, :, None], 3, axis=2))
    if found.txts is None:
        return []
    lines = zip(found.txts, found.boxes.tolist(), found.scores, found.word_results, strict=True)
    return [word for line in lines for word in words_of(*line)]


@cache
def _engine() -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)


def words_of(text: str, corners: list[list[float]], score: float, parts: Any) -> Iterator[Word]:
    """The words of a line: its own edges are sure, the gaps between words are where the engine guesses them,
    and as wide as a space or else as it guesses.

    `parts` are the engine's words with their scores and corners. It parts letters that stand far from each
    other also where it reads no space between them, as between the columns of an unruled table.
    """
    x0, top, x1, bottom = box = _around(corners)
    texts = [part[0] for part in parts]
    if "".join(texts) == "".join(text.split()):
        edges = [(_around(part[2])[0], _around(part[2])[2]) for part in parts]
        scores = [float(part[1]) for part in parts]
    else:
        texts = text.split()
        edges, scores = _in_proportion(texts, box), [score] * len(texts)
    gaps = [_gap(before[1], after[0], bottom - top) for before, after in pairwise(edges)]
    half = _SPACE * (bottom - top) / 2
    lefts = [x0 + half, *(right for _, right in gaps)]
    rights = [*(left for left, _ in gaps), x1 - half]
    for word, left, right, sure in zip(texts, lefts, rights, scores, strict=True):
        yield Word(word, left, top, max(left, right), bottom, confidence=round(min(sure, score), 3))


def _gap(left: float, right: float, height: float) -> tuple[float, float]:
    """Where one word ends and the next begins."""
    if right - left > _SURELY_WIDER * height:
        return left, right
    middle, half = (left + right) / 2, _SPACE * height / 2
    return middle - half, middle + half


def _around(corners: list[list[float]]) -> Box:
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _in_proportion(texts: list[str], box: Box) -> list[tuple[float, float]]:
    """Where words of a line stand if all letters are equally wide."""
    letter = (box[2] - box[0]) / max(len(" ".join(texts)), 1)
    ends = list(accumulate(len(text) + 1 for text in texts))
    return [
        (box[0] + (end - 1 - len(text)) * letter, box[0] + (end - 1) * letter)
        for text, end in zip(texts, ends, strict=True)
    ]
