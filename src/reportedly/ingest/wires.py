"""Whose text a report prints: an agency's, as it says in its dateline, its byline or its last lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..knowledge.tables import table
from ..model import Block, Paragraph, Span

_LEXICON = "lexicons/wires"
_LONGEST_LINE = 160
_LAST_BLOCKS = 6
_IN_DATELINE = re.compile(r"\(\s*([^()/]{2,50}?)\s*\)|/\s*([^()/]{2,50}?)\s*/")


class Share(StrEnum):
    """How much of a report an agency wrote."""

    WHOLE = "whole"
    CONTRIBUTION = "contribution"
    """A part, of which nobody knows where it begins and ends."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A place where a report names the agency that it prints."""

    agency: str
    share: Share
    span: Span


def credits_in(text: str, blocks: Sequence[Paragraph]) -> tuple[Credit, ...]:
    """Every credit to an agency, in the order of the text."""
    last = set(blocks[-_LAST_BLOCKS:])
    found: list[Credit] = []
    for block in blocks:
        words = text[block.span.start : block.span.end]
        found += (Credit(agency, share, block.span) for agency, share in _in_block(words, block, block in last))
    return tuple(found)


def via(text: str, blocks: Sequence[Paragraph]) -> str | None:
    """The one agency that wrote the report; null where none is credited with all of it, or several are."""
    wrote = {credit.agency for credit in credits_in(text, blocks) if credit.share is Share.WHOLE}
    return wrote.pop() if len(wrote) == 1 else None


def _in_block(words: str, block: Paragraph, is_last: bool) -> Iterator[tuple[str, Share]]:
    if block.kind is Block.DATELINE:
        for match in _IN_DATELINE.finditer(words):
            if agency := _agencies().get(_key(match[1] or match[2])):
                yield agency, Share.WHOLE
        return
    if len(words) > _LONGEST_LINE and block.kind is Block.PARAGRAPH:
        return
    line = words.strip(" .\n\t*_|")
    if block.kind is Block.BYLINE:
        yield from _matching("byline", re.sub(r"^(?i:by|from)\s+", "", line), Share.WHOLE)
    elif is_last or block.kind is not Block.PARAGRAPH:
        yield from _matching("contribution", line.strip("()—– "), Share.CONTRIBUTION)
        yield from _matching("whole", line, Share.WHOLE)


def _matching(section: str, line: str, share: Share) -> Iterator[tuple[str, Share]]:
    for pattern in _patterns(section):
        if (match := pattern.fullmatch(line)) and (agency := _agencies().get(_key(match["agency"]))):
            yield agency, share
            return


@cache
def _agencies() -> dict[str, str]:
    """The agency that each of its names means."""
    known = {name: others for name, others in table(_LEXICON)["agencies"].items() if isinstance(others, list)}
    return {_key(name): agency for agency, others in known.items() for name in (agency, *others)}


def _key(name: str) -> str:
    """A name for comparison; capitals of short names count: "AP" is one, "ap" and "Ap" are not."""
    name = " ".join(name.split())
    return name if len(name) <= 4 else name.casefold()


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    names = sorted((name for name in _names()), key=len, reverse=True)
    agency = "(?P<agency>" + "|".join(re.escape(n) if len(n) <= 4 else f"(?i:{re.escape(n)})" for n in names) + ")"
    found = table(_LEXICON)[section]["patterns"]
    return tuple(re.compile(f"(?i:{p.replace('AGENCY', f')(?-i:{agency})(?i:')})") for p in found)


def _names() -> Iterator[str]:
    for agency, others in table(_LEXICON)["agencies"].items():
        if isinstance(others, list):
            yield agency
            yield from others
