"""Plans out: one sheet of title, prose and table, rendered as JSON, CSV, TSV, XLSX, DOCX or HTML. No
Django.
"""

from dueregard.writing.files import WRITERS, UnknownFormat, to_bytes, write_plan

__all__ = ["WRITERS", "UnknownFormat", "to_bytes", "write_plan"]
