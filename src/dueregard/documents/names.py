"""File names as people give them, made fit to be shown and handed back."""

import re
import unicodedata

from dueregard.documents.models import NAME_LENGTH

UNFIT = re.compile(r'[\\/:*?"<>|]')


def clean_name(name: str, otherwise: str) -> str:
    """The last part of a name without what file systems or terminals trip over, or else `otherwise`.

    Control and formatting characters go (a right-to-left mark makes "gpj.exe" look like "exe.jpg").
    """
    last = re.split(r"[\\/]", name)[-1]
    printable = "".join(
        character for character in last if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )
    words = " ".join(UNFIT.sub(" ", printable).split()).strip(". ")
    if len(words) <= NAME_LENGTH:
        return words or otherwise
    stem, dot, ending = words.rpartition(".")
    if not dot or len(ending) > 10:
        return words[:NAME_LENGTH]
    return f"{stem[: NAME_LENGTH - len(ending) - 1]}.{ending}"
