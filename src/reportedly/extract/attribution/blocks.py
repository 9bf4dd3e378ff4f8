"""Blocks of speech: paragraphs behind "…, said:", spoken without quotation marks, as press offices print them."""

from collections.abc import Sequence

from ..parse import Parse, Passage
from ..quotations import MARKS, Quotation
from .quoted import Quoted
from .sources import FIRST_PERSON
from .statement import Statement


def join_blocks(
    parse: Parse, statements: Sequence[Statement], quoted: Sequence[Quoted]
) -> tuple[list[Statement], list[Quoted]]:
    """Statements and quotations with the blocks that follow a colon at the end of a paragraph."""
    joined, known = list(statements), list(quoted)
    for number, passage in enumerate(parse.passages):
        speaker = _left_open(passage, statements)
        if speaker is None:
            continue
        for spoken in _block_behind(parse, number, statements, quoted):
            inside = frozenset(t.i for t in spoken.doc if not t.is_space)
            span = spoken.paragraph.span
            joined.append(Statement(spoken, speaker.cue, speaker.source, inside, home=passage))
            known.append(Quoted(Quotation(span, span), spoken, inside, speaker))
    return joined, known


def _block_behind(
    parse: Parse, number: int, statements: Sequence[Statement], quoted: Sequence[Quoted]
) -> tuple[Passage, ...]:
    """The paragraph behind the colon, and all up to the last in which "I" or "we" speaks, until somebody else does."""
    block: list[Passage] = []
    for passage in parse.passages[number + 1 :]:
        if _has_own(passage, statements, quoted) or _left_open(passage, statements) is not None:
            break
        block.append(passage)
    while len(block) > 1 and not _in_first_person(block[-1]):
        block.pop()
    return tuple(block)


def _left_open(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    """The statement whose content is still to come: its paragraph ends with a colon."""
    if not passage.text.rstrip().endswith(":"):
        return None
    last = [s for s in statements if s.passage is passage and s.home is None and s.source is not None]
    open_ = [s for s in last if s.cue.takes("quote") and not s.content and s.cue.head.sent.end >= len(passage.doc) - 1]
    return open_[-1] if open_ else None


def _in_first_person(passage: Passage) -> bool:
    return any(t.lower_ in FIRST_PERSON or t.lower_ in ("my", "our", "us", "me") for t in passage.doc)


def _has_own(passage: Passage, statements: Sequence[Statement], quoted: Sequence[Quoted]) -> bool:
    """Whether somebody else is quoted in the paragraph, or it is a quotation of its own."""
    own = any(q.passage is passage and q.owner is not None for q in quoted)
    opens = passage.text.lstrip()[:1] in MARKS
    others = any(s.passage is passage and s.content and not s.own_words and s.home is None for s in statements)
    return own or (others and not opens and not _in_first_person(passage))
