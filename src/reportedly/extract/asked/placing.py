"""Where an offer stands in the parsed report, and whether the grammar has its source say it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ...model import Span
from ...model.span import covered
from ..attribution.cues import adjective_cue, noun_cue, phrase_cue, verb_cue
from ..attribution.learned import head_of
from ..attribution.linker import Tagged
from ..attribution.statement import Statement
from ..attribution.tagger import Role, TaggedSpan
from ..parse import Parse, Passage
from ..syntax import child, is_verbal
from .offers import Drop, Offer

_FAR = 2
"""Steps in the parse from who says it to the words of saying: "the army managed to report", "according to the army"."""


def place(parse: Parse, offer: Offer, known: Sequence[Statement], quotations: Sequence[Span]) -> Tagged | Drop:
    """The offer as the attribution model would have tagged it, or why it cannot be; `quotations` with their marks."""
    if len(offer.content) > 1:
        return Drop.AMBIGUOUS
    [content] = offer.content
    at = next((n for n, p in enumerate(parse.passages) if p.paragraph.span.covers(content)), None)
    if at is None:
        return Drop.NOT_IN_TEXT
    said, quoted = parse.passages[at].tokens(content), covered(quotations, content)
    for home, scope in _scopes(parse, at, said):
        pairs = [
            (source, cue)
            for source in _inside(offer.source, scope, content)
            for cue in _inside(offer.cue, scope, content)
            if not source.overlaps(cue) and _tells(home.tokens(source), home.tokens(cue), said, quoted=quoted)
        ]
        if len(pairs) > 1:
            return Drop.AMBIGUOUS
        if pairs:
            [(source, cue)] = pairs
            free = _is_free(home, source, cue, known)
            return _tagged(parse, home, (source, cue, content), at) if free else Drop.NOT_TOLD
    return Drop.NOT_TOLD


def _scopes(parse: Parse, at: int, said: Sequence[Token]) -> Iterator[tuple[Passage, Span]]:
    """Where source and cue are sought: the content's sentence, its paragraph, the paragraph before."""
    passage = parse.passages[at]
    if said:
        yield passage, passage.span(said[0].sent[0], said[-1].sent[-1])
    yield passage, passage.paragraph.span
    if at:
        yield parse.passages[at - 1], parse.passages[at - 1].paragraph.span


def _inside(spans: Sequence[Span], scope: Span, content: Span) -> list[Span]:
    return [span for span in spans if scope.covers(span) and not span.overlaps(content)]


def _tells(source: Sequence[Token], cue: Sequence[Token], said: Sequence[Token], *, quoted: bool) -> bool:
    """Whether the words of saying are this source's, and carry what is said.

    A word that our lexicon knows tells what stands in its own sentence, or in quotation marks. Any other verb tells
    only a clause that hangs on it: else every verb could be made to say anything ("The army advanced. Two died.").
    """
    if not source or not cue or not said:
        return False
    speaker = head_of(source)
    if any(_is_known(token) for token in cue):
        near = any(_steps(speaker, token) <= _FAR for token in cue)
        return near and (quoted or any(t.doc is cue[0].doc and t.sent == cue[0].sent for t in said))
    verb = next((t for t in cue if is_verbal(t)), None)
    subject = child(verb, "nsubj") if verb is not None else None
    return subject is not None and subject == speaker and any(t.dep_ == "ccomp" and t.head == verb for t in said)


def _is_known(token: Token) -> bool:
    """Whether our lexicon has the word as one of saying, used so."""
    return bool(verb_cue(token) or noun_cue(token) or adjective_cue(token) or phrase_cue(token))


def _steps(one: Token, other: Token) -> int:
    """Arcs between two words of a sentence; many where they are in two."""
    if one.doc is not other.doc or one.sent != other.sent:
        return 99
    above, below = ([t.i for t in (token, *token.ancestors)] for token in (one, other))
    return next((above.index(i) + n for n, i in enumerate(below) if i in above), 99)


def _is_free(home: Passage, source: Span, cue: Span, known: Sequence[Statement]) -> bool:
    """Whether the rules have nobody else speak by these words."""
    words = {t.i for t in home.tokens(cue)}
    here = (s for s in known if (s.home or s.passage) is home and words & {t.i for t in s.cue.tokens})
    return all(s.source is not None and s.source.span.overlaps(source) for s in here)


def _tagged(parse: Parse, home: Passage, places: tuple[Span, Span, Span], at: int) -> Tagged:
    """Source, cue and content, in characters of their paragraphs; the content stands in paragraph number `at`."""
    here = next(n for n, passage in enumerate(parse.passages) if passage is home)

    def part(span: Span, role: Role, text: int) -> tuple[TaggedSpan]:
        start = parse.passages[text].start
        return (TaggedSpan(text, span.start - start, span.end - start, role, 1.0),)

    source, cue, content = places
    return Tagged(part(source, Role.SOURCE, here), part(cue, Role.CUE, here), part(content, Role.CONTENT, at), 1.0)
