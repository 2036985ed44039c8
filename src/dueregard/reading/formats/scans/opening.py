"""Picture files: the scanned pages of a PNG, JPEG or TIFF, read on as pages of a PDF without tags."""

import hashlib

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.limits import Meter, check_size
from dueregard.reading.formats.pdf.untagged import read_untagged
from dueregard.reading.formats.scans.pictures import count_frames
from dueregard.reading.formats.scans.recogniser import (
    Recogniser,
    check_scanned,
    no_words,
    recognise_page,
    unread,
)


def open_picture(data: bytes, name: str, recognise: Recogniser = recognise_page) -> Document:
    """Open a PNG, JPEG or TIFF of one or several scanned pages; raises `UnreadableDocument`."""
    check_size(data, name)
    numbers = range(1, count_frames(data, name) + 1)
    check_scanned(len(numbers), name)
    found = {number: page for number in numbers if (page := recognise(data, number))}
    if not any(page.sheet.words for page in found.values()):
        raise UnreadableDocument(f"{name}: {no_words('the file holds a picture')}")
    blocks, asides = read_untagged(
        [page.sheet for page in found.values()],
        {number: page.tables for number, page in found.items()},
        Meter(name),
    )
    asides += [unread(number) for number in numbers if number not in found]
    return Document(name, "picture", hashlib.sha256(data).hexdigest(), blocks, asides)
