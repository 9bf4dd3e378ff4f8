"""Who wrote it: "By Jane Doe in Kyiv and John Roe", "Jane Doe, Kyiv"."""

import re

from .lexicon import byline_words

_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eported|[Rr]eporting|WRITTEN)\s+)?(?:By|BY|by|From|FROM)\s*:?\s+(?P<names>\S.{1,140})$"
)
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|del|van|von|bin|al|el|la)\s+)?[^\W\d_a-z][\w'’.-]*){1,3}"
_NAME_AND_PLACE = re.compile(
    rf"(?P<names>{_NAME})(?:,\s+|\s+in\s+|\s*\|\s*)[^\W\d_a-z][\w'’.-]*(?:[ /,][ ]?[^\W\d_a-z][\w'’.-]*){{0,4}}$"
)
_OURS = frozenset({"our", "staff", "correspondent", "correspondents", "agencies", "newsroom", "reporter", "reporters"})
_LONGEST = 160


def byline(words: str, *, in_head: bool) -> str | None:
    """The names of a byline, null where the line is none.

    `in_head`: above the first paragraph, where "Jane Doe, Kyiv" is a byline too. "By Monday the army held the bridge"
    is a sentence: small words that no byline has give it away.
    """
    if len(words) > _LONGEST or "\n" in words:
        return None
    if match := _BY.match(words):
        names = match["names"].rstrip(" .|")
        return names if _only_names(names) else None
    if in_head and (match := _NAME_AND_PLACE.match(words)):
        return match["names"]
    return None


def _only_names(names: str) -> bool:
    parts = re.findall(r"[^\s,;|/()]+", names)
    capitalised = sum(part[0].isupper() for part in parts)
    known = all(part[0].isupper() or part.casefold() in byline_words() for part in parts)
    return known and (capitalised >= 2 or (capitalised <= 2 and not _OURS.isdisjoint(names.casefold().split())))
