"""Public ids: what a plan file's `id` keys, addresses and links hold.

Ten characters of Crockford's base 32 (digits and letters without i, l, o, u), at random: 50 bits, easy
to read out over a telephone, telling nothing of the record. An id is minted once and never reused.
"""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH: Final = 10

_SHAPE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def new_id() -> str:
    """A fresh id."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_id(text: str) -> bool:
    """Whether `text` has the shape of an id (lower case, as they are written)."""
    return _SHAPE.fullmatch(text) is not None
