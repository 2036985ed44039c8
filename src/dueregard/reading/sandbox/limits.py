"""How much one reading may use before it is stopped."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(slots=True, frozen=True)
class Limits:
    """What a confined job may use: seconds, bytes, counts; `programs` are the only ones that it may start."""

    wall_seconds: float = 60
    cpu_seconds: int = 60
    memory_bytes: int = 1024 * MEGABYTE
    file_bytes: int = 256 * MEGABYTE
    files: int = 200
    descriptors: int = 128
    answer_bytes: int = 128 * MEGABYTE
    programs: tuple[str, ...] = ()


READING = Limits(programs=("soffice", "libreoffice"))
"""A document of any kind. LibreOffice, where installed, turns DOC, RTF and ODT into DOCX."""

REREADING = Limits(wall_seconds=30, cpu_seconds=30)
"""A document that was opened before and is read again with a person's corrections."""

PICTURE = Limits(wall_seconds=20, cpu_seconds=20)
"""One page of a document drawn as a picture."""

RECOGNISING = Limits(wall_seconds=180, cpu_seconds=120, memory_bytes=2560 * MEGABYTE)
"""One page of a scan whose words are recognised: ten seconds of work and a gigabyte as a rule."""
