"""Whose quotation: every quotation joined to the statement that speaks it, or left unowned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..parse import Parse, Passage
from ..quotations import Quotation
from .beside import SHORT, named_beside, words_of
from .statement import Statement

_NEAR = 4
"""Tokens (commas, closing marks, an adverb) that may stand between a quotation and its speaker."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the positions of its tokens; `owner` is the statement that speaks it."""

    quotation: Quotation
    passage: Passage
    tokens: frozenset[int]
    owner: Statement | None


def join_quotations(
    parse: Parse, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> tuple[list[Statement], list[Quoted]]:
    """Statements with the quotations that they speak, and who owns which quotation.

    Sentences further on in the same mouth are new statements.
    """
    joined = list(statements)
    quoted: list[Quoted] = []
    for quotation in quotations:
        passage = _passage_of(parse, quotation)
        if passage is None:
            continue
        inside = frozenset(
            t.i
            for t in passage.tokens(quotation.inner)
            if t.idx + passage.start >= quotation.inner.start and t.idx + len(t) + passage.start <= quotation.inner.end
        )
        at = _owner(passage, inside, quotation, joined, quoted)
        if at is None and (named := named_beside(passage, inside)) is not None:
            joined, at = [*joined, named], len(joined)
        if at is not None:
            joined, owner = _speak(joined, at, passage, inside)
            quoted.append(Quoted(quotation, passage, inside, owner))
        else:
            quoted.append(Quoted(quotation, passage, inside, None))
    return _spoken_later(joined, quoted)


def _spoken_later(statements: list[Statement], quoted: list[Quoted]) -> tuple[list[Statement], list[Quoted]]:
    """A quotation left open, its speaker named behind the next paragraph's: “They came. / “They left,” she said."""
    for n in range(len(quoted) - 2, -1, -1):
        here, following = quoted[n], quoted[n + 1]
        left_open = here.quotation.inner.end == here.quotation.outer.end
        if here.owner is None and left_open and following.quotation.continued and following.owner is not None:
            at = _index(statements, following.owner)
            if at is not None:
                statements, owner = _speak(statements, at, here.passage, here.tokens)
                quoted[n] = Quoted(here.quotation, here.passage, here.tokens, owner)
    return statements, quoted


def _passage_of(parse: Parse, quotation: Quotation) -> Passage | None:
    for passage in parse.passages:
        if passage.paragraph.span.covers(quotation.inner):
            return passage
    return None


def _owner(
    passage: Passage, inside: frozenset[int], quotation: Quotation, statements: list[Statement], before: list[Quoted]
) -> int | None:
    """Index of the statement that speaks the quotation."""
    if not inside:
        return None
    outside = [
        n
        for n, s in enumerate(statements)
        if (s.home or s.passage) is passage and s.source is not None and s.cue.head.i not in inside and s.home is None
        and not any(s.cue.head.i in q.tokens for q in before if q.passage is passage)
    ]  # fmt: skip
    holding = [n for n in outside if _share(statements[n].content, inside) >= 0.5 or _opens(statements[n], inside)]
    if holding:
        return min(holding, key=lambda n: len(statements[n].content))
    if words_of(passage, inside) < SHORT:
        return None
    near = _behind(passage, inside, statements, outside)
    if near is None:
        near = _before(passage, inside, statements, outside)
    if near is not None:
        return near
    return _goes_on(passage, inside, quotation, statements, before, outside)


def _opens(statement: Statement, inside: frozenset[int]) -> bool:
    """He said, “We left. Nobody stayed.”: what the grammar has him say is the first sentence of the quotation."""
    behind = statement.content and min(inside) > _last_token(statement).i
    within = len(statement.content & inside) >= _WITHIN * len(statement.content)
    return bool(behind) and within and min(statement.content & inside, default=-1) <= min(inside) + 1


_WITHIN = 0.8
"""Share of a content that has to stand in the quotation."""


def _share(content: frozenset[int], inside: frozenset[int]) -> float:
    return len(content & inside) / len(inside)


def _first_token(statement: Statement) -> Token:
    tokens = [*statement.cue.tokens, *(statement.source.tokens if statement.source else ())]
    return min(tokens, key=lambda t: t.i)


def _last_token(statement: Statement) -> Token:
    tokens = [*statement.cue.tokens, *(statement.source.tokens if statement.source else ())]
    return max(tokens, key=lambda t: t.i)


def _behind(passage: Passage, inside: frozenset[int], statements: list[Statement], candidates: list[int]) -> int | None:
    """ "…," the mayor said."""
    end = max(inside)
    if passage.doc[end].text in (".", ":") and end + 1 < len(passage.doc):
        return None
    for n in candidates:
        if statements[n].cue.takes("quote") and 0 < _first_token(statements[n]).i - end <= _NEAR:
            return n
    return None


def _before(passage: Passage, inside: frozenset[int], statements: list[Statement], candidates: list[int]) -> int | None:
    """The mayor said: "…"; also a sentence before that ends with a colon."""
    start = min(inside)
    found = None
    for n in candidates:
        statement = statements[n]
        last = _last_token(statement)
        if not statement.cue.takes("quote") or last.i >= start:
            continue
        same_sentence = last.sent.start <= start < last.sent.end
        colon = any(t.text == ":" for t in passage.doc[max(last.i, start - 3) : start])
        if (same_sentence and (colon or (start - last.i <= 12 and not statement.content))) or (
            colon and start - last.i <= 20
        ):
            found = n
    return found


def _goes_on(
    passage: Passage,
    inside: frozenset[int],
    quotation: Quotation,
    statements: list[Statement],
    before: list[Quoted],
    candidates: list[int],
) -> int | None:
    """A quotation that goes on over paragraphs, or a further sentence in quotation marks by the same speaker."""
    previous = before[-1] if before else None
    start = min(inside)
    sentence_start = passage.doc[start].sent.start
    if (
        previous is not None
        and previous.owner is not None
        and (quotation.continued or (previous.passage is passage and _broken(previous, passage, start)))
    ):
        return _index(statements, previous.owner)
    if start - sentence_start > 1:
        return None
    if previous is not None and previous.owner is not None and _whole_next(previous, passage, inside):
        return _index(statements, previous.owner)
    if previous is not None and previous.passage is passage and previous.owner is not None:
        between = range(max(previous.tokens, default=0) + 1, start)
        owner = _index(statements, previous.owner)
        others = [n for n in candidates if statements[n].cue.head.i in between and n != owner]
        if owner is not None and all(statements[n].cue.head.i in previous.owner.apart for n in others):
            return owner
    earlier = [n for n in candidates if statements[n].cue.head.i < start and statements[n].content]
    if earlier:
        last = max(earlier, key=lambda n: statements[n].cue.head.i)
        if statements[last].cue.head.sent.end >= sentence_start:
            return last
    return None


def _whole_next(previous: Quoted, passage: Passage, inside: frozenset[int]) -> bool:
    """A paragraph that is nothing but a quotation, right behind a paragraph in which somebody was quoted."""
    words = [t.i for t in passage.doc if not t.is_space and not t.is_punct]
    between = passage.start - (previous.passage.start + len(previous.passage.text))
    return previous.passage is not passage and between <= _PARAGRAPH_GAP and bool(words) and set(words) <= inside


_PARAGRAPH_GAP = 3


def _broken(previous: Quoted, passage: Passage, start: int) -> bool:
    """ "…," he told reporters, "and …": the speaker stands between the two halves of one sentence."""
    cue = previous.owner.cue.head.i if previous.owner is not None else -1
    end = max(previous.tokens, default=start)
    return end < cue < start and passage.doc[start].sent.start <= cue


def _index(statements: list[Statement], owner: Statement) -> int | None:
    for n, statement in enumerate(statements):
        if statement.cue.head is owner.cue.head or (
            statement.cue.head == owner.cue.head and statement.source == owner.source
        ):
            return n
    return None


def _speak(
    statements: list[Statement], at: int, passage: Passage, inside: frozenset[int]
) -> tuple[list[Statement], Statement]:
    """The statements with `inside` spoken by number `at`, as a part of its content or as a statement further on."""
    owner = statements[at]
    cue_sentence = owner.cue.head.sent
    home = owner.home or owner.passage
    if home is passage and owner.home is None:
        first, last = passage.doc[min(inside)].sent, passage.doc[max(inside)].sent
        touching = first.start <= cue_sentence.end and last.end >= cue_sentence.start
        if touching:
            widened = replace(owner, content=(owner.content | inside) - owner.apart)
            return [*statements[:at], widened, *statements[at + 1 :]], widened
    further = Statement(
        passage,
        owner.cue,
        owner.source,
        inside,
        relayed=owner.relayed,
        carrier=owner.carrier,
        own_words=owner.own_words,
        apart=frozenset() if home is not passage else owner.apart,
        home=home,
    )
    return [*statements, further], owner
