"""Why a plan was not written: one line each, with the way out."""


class CannotWrite(ValueError):
    """The plan cannot be written as asked. The message is one line: the cause and the way out."""


class UnknownFormat(CannotWrite):
    """No writer has the format that was asked for; the message names those that there are."""


class CannotTypeset(CannotWrite):
    """The plan has letters that no font at hand can show, and a PDF/UA may not leave them out."""
