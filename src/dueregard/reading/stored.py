"""An opened document as JSON: how it comes out of the sandbox and how a draft keeps it."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from dueregard.reading.document import Document, UnreadableDocument

_DOCUMENT = TypeAdapter(Document)


def document_data(document: Document) -> dict[str, Any]:
    """Plain JSON data; what has its default is left out."""
    data: dict[str, Any] = _DOCUMENT.dump_python(document, mode="json", exclude_defaults=True)
    return data


def document_from_data(data: Any) -> Document:
    """The document again. Raises UnreadableDocument where the data are none: a child may be hostile."""
    try:
        return _DOCUMENT.validate_python(data)
    except ValidationError as error:
        raise UnreadableDocument("The reader's account of the document is damaged.") from error


def dump_document(document: Document) -> str:
    """The document as a line of JSON."""
    return _DOCUMENT.dump_json(document, exclude_defaults=True).decode()


def load_document(text: str) -> Document:
    """The document that `dump_document` wrote."""
    return _DOCUMENT.validate_json(text)
