"""PDFs that unpack to far more than they are: pdfminer unpacks without a limit, so it is asked only
afterwards.
"""

import re
import zlib

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.formats.limits import MAX_UNPACKED_BYTES

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_IN, _OUT = 1 << 16, 1 << 20


def check_unpacked(data: bytes, name: str) -> None:
    """Refuse a PDF whose packed streams unpack to more than `MAX_UNPACKED_BYTES` together."""
    left = MAX_UNPACKED_BYTES
    for start in _STREAM.finditer(data):
        left -= _unpacked_size(data, start.end(), left)
        if left < 0:
            raise UnreadableDocument(
                f"{name}: the PDF unpacks to far more than a plan; save the pages of the plan alone."
            )


def _unpacked_size(data: bytes, at: int, limit: int) -> int:
    """How large the stream is that begins at `at`, as far as just above `limit`; 0 where it is not
    deflated.
    """
    unpacking = zlib.decompressobj()
    size = 0
    waiting = b""
    try:
        while size <= limit and not unpacking.eof:
            if not waiting:
                waiting, at = data[at : at + _IN], at + _IN
            if not waiting:
                break
            size += len(unpacking.decompress(waiting, _OUT))
            waiting = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size
