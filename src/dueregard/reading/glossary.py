"""Abbreviations that a document explains where it uses them: `Independent Advisory Group (IAG)`."""

import re

_SMALL = frozenset(["and", "of", "for", "the", "to", "in", "on", "with", "a", "at", "&", "by"])
_SHORT = re.compile(r"[A-Z][A-Za-z&]{1,8}")
_BRACKETED = re.compile(r"\(\s*(?P<short>[A-Za-z&]{2,9})\s*\)")
_BARE = re.compile(r"(?<![\w(])(?P<short>[A-Z]{3,8}s?)(?![\w'’])")


def explained_in(texts: list[str]) -> dict[str, str]:
    """Abbreviation → long form for all that the texts explain beside the abbreviation.

    In brackets a capitalised name goes before it, whose initials agree at least in half; without brackets
    they must all agree. Of several long forms the one whose initials fit best is kept, the first among
    equals.
    """
    best: dict[str, tuple[float, str]] = {}
    for text in texts:
        for short, long, fit in _explained(text):
            if short not in best or fit > best[short][0]:
                best[short] = (fit, long)
    return {short: long for short, (_, long) in best.items()}


def _explained(text: str) -> list[tuple[str, str, float]]:
    found: list[tuple[int, str, str, float]] = []
    for match in _BRACKETED.finditer(text):
        if _SHORT.fullmatch(match["short"]) and sum(letter.isupper() for letter in match["short"]) >= 1:
            long, fit = _bracketed(match["short"], text[: match.start()])
            if long:
                found.append((match.start(), match["short"], long, fit))
    for match in _BARE.finditer(text):
        exact = _exact(match["short"], text[: match.start()])
        if exact:
            found.append((match.start(), match["short"], exact, 1.0))
    return [(short, long, fit) for _, short, long, fit in sorted(found)]


def _bracketed(short: str, before: str) -> tuple[str, float]:
    before = re.sub(r",\s*$", "", before).rstrip()
    exact = _exact(short, before)
    if exact:
        return exact, 1.0
    if sum(letter.isupper() for letter in short) < 2:
        return "", 0.0
    words = _name_before(before)
    initials = _initials(words)
    while words and (words[0].casefold() in _SMALL or initials[:1].casefold() != short[:1].casefold()):
        words, initials = words[1:], _initials(words[1:])
    fit = _common(initials.casefold(), short.casefold()) / len(short) if words else 0.0
    return (" ".join(words), fit) if fit >= 0.5 and len(words) >= 2 else ("", 0.0)


def _exact(short: str, before: str) -> str:
    """The shortest run of words right before whose initials are the abbreviation; small words may be
    skipped."""
    wanted = re.sub(r"s$", "", short) if short[-1:] == "s" and short[:-1].isupper() else short
    letters = re.sub(r"[^A-Za-z]", "", wanted).casefold()
    if len(letters) < 2:
        return ""
    words = _words_before(re.sub(r",\s*$", "", before), 14)
    for start in range(len(words) - 1, -1, -1):
        run = words[start:]
        if not run[0][:1].isupper() or run[0].casefold() in _SMALL:
            continue
        if any(_initials(run, skip).casefold() == letters for skip in (True, False)):
            return " ".join(run) if len(run) > 1 or "-" in run[0] else ""
        if len(_initials(run)) > len(letters) + 1:
            break
    return ""


def _words_before(before: str, most: int) -> list[str]:
    """Up to so many words at the end of a text, back to the last mark that ends a phrase."""
    words: list[str] = []
    for word in reversed(before[-200:].split()[-most:]):
        if re.search(r"[^\w'’&/)-]$", word) or (words and word.endswith(",")):
            break
        words.insert(0, word.lstrip("("))
        if word.startswith("("):
            break
    return words


def _name_before(before: str) -> list[str]:
    """The capitalised name that ends a text, small words inside it allowed."""
    words: list[str] = []
    for word in reversed(before.split()):
        if word.endswith((".", ",", ":", ";", '"', "”", ")")) and words:
            break
        if word[:1].isupper() or (word.casefold() in _SMALL and words):
            words.insert(0, word)
        else:
            break
    if words and words[-1].endswith(('"', "”", ")", ".", ":")):
        return []
    while words and words[0].casefold() in _SMALL:
        words.pop(0)
    return words


def _initials(words: list[str], skip_small: bool = True) -> str:
    return "".join(
        part[0]
        for word in words
        if not (skip_small and word.casefold() in _SMALL)
        for part in re.split(r"[-/]", word)
        if part and part[0].isalpha()
    )


def _common(one: str, other: str) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = 0
        for n, b in enumerate(other, 1):
            above, row[n] = row[n], above + 1 if a == b else max(row[n], row[n - 1])
    return row[-1]
