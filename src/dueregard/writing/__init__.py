"""Plans out: one sheet of title, prose and table, rendered in every format. No Django."""

from dueregard.writing.files import WRITERS, to_bytes, write_plan
from dueregard.writing.refusals import CannotTypeset, CannotWrite, UnknownFormat

__all__ = ["WRITERS", "CannotTypeset", "CannotWrite", "UnknownFormat", "to_bytes", "write_plan"]
