"""Whose quotation: every quotation joined to the statement that speaks it, or left unowned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..parse import Parse, Passage
from ..quotations import MARKS, Quotation
from .cues import Cue
from .lexicon import cue_lexicon
from .sources import Mention
from .statement import Statement

_NEAR = 4
"""Tokens (commas, closing marks, an adverb) that may stand between a quotation and its speaker."""
_SHORT = 3
"""Quotations of fewer words quote a phrase, not a statement."""


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
        if at is None and (named := _named_beside(passage, inside)) is not None:
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


def _words(passage: Passage, inside: frozenset[int]) -> int:
    return sum(not passage.doc[i].is_punct and not passage.doc[i].is_space for i in inside)


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
    if _words(passage, inside) < _SHORT:
        return None
    near = _behind(passage, inside, statements, outside)
    if near is None:
        near = _before(passage, inside, statements, outside)
    if near is not None:
        return near
    return _goes_on(passage, inside, quotation, statements, before, outside)


def _named_beside(passage: Passage, inside: frozenset[int]) -> Statement | None:
    """Guterres: "…" and "…" — António Guterres: a name and a mark, no verb."""
    if _words(passage, inside) < _SHORT:
        return None
    doc, first, last = passage.doc, min(inside), max(inside)
    ahead = [t for t in doc[max(0, first - _NAMED) : first] if t.text not in MARKS]
    start = max((n for n, t in enumerate(ahead) if t.i == 0 or t.is_sent_start), default=None)
    if start is not None and ahead[-1].text == ":":
        return _said_by(passage, _without_medium(ahead[start:-1]), ahead[-1])
    behind = [t for t in doc[last + 1 :] if t.text not in MARKS]
    if behind and behind[0].text in ("—", "–", "-", "―") and len(behind) <= 10:
        return _said_by(passage, behind[1:], behind[0])
    return None


_NAMED = 16
"""Tokens that a name with its titles may have before a colon."""


def _without_medium(named: list[Token]) -> list[Token]:
    """ "Gustavo Petro, on X: “…”": the name alone."""
    at = next((n for n, t in enumerate(named) if n and t.lower_ in ("on", "in", "via")), len(named))
    return named[:at]


def _said_by(passage: Passage, tokens: list[Token], mark: Token) -> Statement | None:
    named = [t for t in tokens if not t.is_space]
    while named and named[-1].is_punct:
        named.pop()
    if not named or named[0].pos_ in ("ADP", "DET"):
        return None
    if any(t.pos_ in ("ADV", "PRON", "SCONJ") or t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in named):
        return None
    head = _first_name(named)
    if head is None:
        return None
    kind = cue_lexicon().verbs["say"]
    cue = Cue(mark, (mark,), kind.act, kind.commitment, kind)
    source = Mention(passage, head, tuple(named))
    return Statement(passage, cue, source, frozenset(), apart=source.positions | {mark.i})


def _first_name(tokens: list[Token]) -> Token | None:
    """Last word of the first capitalised run: "Gebre Hagos" of "Gebre Hagos, farmer in Abergele".

    A possessor is no name: "Petro" of "Colombia's president, Gustavo Petro".
    """
    head = None
    for token in tokens:
        if token.tag_ == "POS":
            head = None
        elif token.text[:1].isupper() and not token.is_punct:
            head = token
        elif head is not None and token.text != "-":
            break
    return head


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
