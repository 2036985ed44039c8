"""ODT, RTF and DOC: LibreOffice, where it is installed, turns them into DOCX in a process of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.docx import open_docx
from dueregard.reading.formats.limits import check_size

TIME_LIMIT = 60.0
"""Seconds after which a conversion is given up."""
_PROGRAMS = ("soffice", "libreoffice")
_SUFFIXES = {"doc": ".doc", "odt": ".odt", "rtf": ".rtf"}
_NAMES = {"doc": "a Word document of before 2007", "odt": "an OpenDocument text", "rtf": "an RTF document"}


def open_odt(data: bytes, name: str) -> Document:
    """Open an OpenDocument text; raises `UnreadableDocument`, also where LibreOffice is not installed."""
    return _open(data, name, "odt")


def open_rtf(data: bytes, name: str) -> Document:
    """Open an RTF document; raises `UnreadableDocument`, also where LibreOffice is not installed."""
    return _open(data, name, "rtf")


def open_doc(data: bytes, name: str) -> Document:
    """Open a DOC of Word 97 to 2003; raises `UnreadableDocument`, also where LibreOffice is not installed."""
    return _open(data, name, "doc")


def _open(data: bytes, name: str, kind: str) -> Document:
    check_size(data, name)
    program = next((found for found in map(shutil.which, _PROGRAMS) if found), None)
    if program is None:
        raise UnreadableDocument(
            f"{name}: the file is {_NAMES[kind]}, which needs LibreOffice to be installed here; "
            "save it as DOCX or PDF."
        )
    document = open_docx(_converted(program, data, name, kind), name)
    document.kind = kind
    return document


def _converted(program: str, data: bytes, name: str, kind: str) -> bytes:
    """The DOCX that LibreOffice makes; it gets a profile of its own, so that nobody's settings or macros
    count.
    """
    with tempfile.TemporaryDirectory(prefix="dueregard-") as folder:
        source = Path(folder) / f"document{_SUFFIXES[kind]}"
        target = source.with_suffix(".docx")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        finished = _run(command, folder)
        if not finished:
            raise UnreadableDocument(
                f"{name}: LibreOffice took more than {TIME_LIMIT:.0f} seconds over the file; save it as DOCX."
            )
        if not target.exists():
            raise UnreadableDocument(
                f"{name}: LibreOffice cannot open the file; open it where it was made and save it as DOCX."
            )
        return target.read_bytes()


def _run(command: list[str], folder: str) -> bool:
    """Run to its end, or stop it with all that it started; False where it was stopped."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"HOME": folder, "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True
