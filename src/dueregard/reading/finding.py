"""Words that a person names, found in a cell: corrections count words, people quote them."""


class NotFound(ValueError):
    """The words do not stand in the cell."""


class NotAlone(ValueError):
    """The words stand in the cell more than once, so that nobody can tell which are meant."""


def find_words(text: str, quoted: str) -> tuple[int, int]:
    """The numbers (from 1) of the first and last word of `quoted` in `text`; capitals make no difference."""
    words, wanted = text.casefold().split(), quoted.casefold().split()
    if not wanted:
        raise NotFound
    starts = [n for n in range(len(words) - len(wanted) + 1) if words[n : n + len(wanted)] == wanted]
    if not starts:
        raise NotFound
    if len(starts) > 1:
        raise NotAlone
    return starts[0] + 1, starts[0] + len(wanted)
