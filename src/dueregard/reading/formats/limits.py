"""How much of a document is read: every backend stops here rather than take a machine down.

The figures allow ten times the largest action plan met (28 pages, 420 actions) and keep reading within a
minute and a gigabyte.
"""

from dueregard.reading.document import UnreadableDocument

MAX_BYTES = 50_000_000
"""Size of a file as uploaded."""
MAX_UNPACKED_BYTES = 200_000_000
"""Size of all members of a zip package together, unpacked."""
MAX_MEMBERS = 5_000
MAX_RATIO = 250
"""How far one zip member may shrink, above a megabyte: XML of empty rows packs well."""
MAX_CELLS = 300_000
MAX_ROWS = 30_000
MAX_COLUMNS = 400
MAX_TEXT = 20_000_000
"""Characters of one document."""
MAX_CELL_TEXT = 200_000
"""Characters of one cell or paragraph."""
MAX_PAGES = 400
MAX_SCANNED_PAGES = 60
"""Pages of one document whose words are recognised: ten minutes or so."""
MAX_DEPTH = 200
"""How deep elements may nest."""


def check_size(data: bytes, name: str) -> None:
    """Refuse an empty file and one larger than `MAX_BYTES`."""
    if not data:
        raise UnreadableDocument(f"{name}: the file is empty; choose the file that holds the plan.")
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise UnreadableDocument(
            f"{name}: the file is larger than {size} MB; save the plan alone, without pictures."
        )


class Meter:
    """Counts what a backend has read of one document and refuses to go past the limits."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = self.cells = self.characters = 0

    def row(self, count: int = 1) -> None:
        """Count rows of tables."""
        self.rows += count
        if self.rows > MAX_ROWS:
            self._refuse(f"more than {MAX_ROWS:,} table rows")

    def cell(self, text: str) -> str:
        """Count one cell or paragraph and give its text back."""
        self.cells += 1
        self.characters += len(text)
        if self.cells > MAX_CELLS:
            self._refuse(f"more than {MAX_CELLS:,} cells")
        if len(text) > MAX_CELL_TEXT:
            self._refuse(f"a cell of more than {MAX_CELL_TEXT:,} characters")
        if self.characters > MAX_TEXT:
            self._refuse(f"more than {MAX_TEXT:,} characters")
        return text

    def _refuse(self, cause: str) -> None:
        raise UnreadableDocument(f"{self.name}: the document has {cause}; save the plan alone and try again.")
