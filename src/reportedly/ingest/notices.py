"""What a publisher says about its own text: corrected, clarified, updated, taken back."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..knowledge.tables import table
from ..model import Report, Span

_LEXICON = "lexicons/notices"
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


class NoticeKind(StrEnum):
    """What the publisher says to have done, the gravest first."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITOR = "editor"
    """A note that says of itself no more than that it is the editor's."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The words in which a publisher says what it changed."""

    kind: NoticeKind
    span: Span


def notices(report: Report) -> tuple[Notice, ...]:
    """The notices in a report, one a block, in the order of its text."""
    found: list[Notice] = []
    for block in report.paragraphs:
        words = report.quote(block.span)
        bare = words.lstrip(" *_[(•-–—")
        opening = next((kind for kind, pattern in _patterns("opening") if pattern.match(bare)), None)
        if opening is not None:
            found.append(Notice(_gravest(bare, opening), block.span))
        elif (said := _sentence(words, block.span.start)) is not None:
            found.append(said)
    return tuple(found)


def _gravest(words: str, opening: NoticeKind) -> NoticeKind:
    """ "Editor's note: An earlier version of this story misstated …" is a correction."""
    said = [kind for kind, pattern in _patterns("sentence") if pattern.search(words)]
    return min([*said, opening], key=list(NoticeKind).index)


def _sentence(words: str, offset: int) -> Notice | None:
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(words)), len(words)]:
        sentence = words[start:end].rstrip()
        kinds = [kind for kind, pattern in _patterns("sentence") if pattern.search(sentence)]
        if kinds:
            kind = min(kinds, key=list(NoticeKind).index)
            return Notice(kind, Span(offset + start, offset + start + len(sentence)))
        start = end
    return None


@cache
def _patterns(section: str) -> tuple[tuple[NoticeKind, re.Pattern[str]], ...]:
    data = table(_LEXICON)
    this = rf"this (?:{'|'.join(data['this']['names'])})"
    return tuple(
        (NoticeKind(entry["kind"]), re.compile(entry["pattern"].replace("THIS", this), re.IGNORECASE))
        for entry in data[section]
    )
