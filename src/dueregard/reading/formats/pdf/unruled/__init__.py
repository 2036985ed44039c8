"""Tables without rulings, or with rules across only: columns by the gutters between them, rows by several
signs.
"""

from dueregard.reading.formats.pdf.unruled.columns import Columns, find_columns
from dueregard.reading.formats.pdf.unruled.headings import Heading, heading_ends, repeated_headings
from dueregard.reading.formats.pdf.unruled.rows import columns_of, parts_rows, unruled_piece

__all__ = [
    "Columns", "Heading", "columns_of", "find_columns", "heading_ends", "parts_rows", "repeated_headings",
    "unruled_piece",
]  # fmt: skip
