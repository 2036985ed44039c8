"""Documents in, plans out: a backend per format behind one small contract, then rules that hold for any plan.

`read_file` opens a file and reads it; `read_document` reads one that is open. Both give a `Reading`: the
plan, and the account of every word of the document.
"""

from dueregard.reading.accounting import Account, Claim
from dueregard.reading.document import Document, NotAPlan, UnreadableDocument
from dueregard.reading.plan import Reading, read_document, read_file

__all__ = [
    "Account", "Claim", "Document", "NotAPlan", "Reading", "UnreadableDocument", "read_document", "read_file",
]  # fmt: skip
