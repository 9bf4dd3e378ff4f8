"""When it was said: the second clock, which never mixes with when it happened (DESIGN §2)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ..knowledge.tables import table
from ..model import TimeSpan
from .attribution import Mention, Step
from .attribution.lexicon import cue_lexicon
from .contents import Told
from .parse import Passage
from .syntax import is_verbal


def said_at(step: Step, told: Told, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The time that hangs on the words of saying and stands outside of what was said; `times` are in order.

    "Said on Friday", "speaking on Friday, … said", "in a letter sent on Friday … said".
    """
    cue, passage, statement = step.cue.head, step.source.passage, told.statement
    if cue.pos_ not in ("VERB", "AUX", "NOUN") or any(cue.i in quoted for quoted in told.quoted):
        return None
    content = statement.content if statement is not None and statement.home is None else frozenset()
    by_noun = cue.pos_ == "NOUN" and statement is not None
    own = statement.apart if by_noun and statement is not None else frozenset(t.i for t in step.cue.tokens)
    barred = content.union(*told.quoted)
    if told.clause.passage is passage:
        barred |= {t.i for t in told.clause.tokens} - own
    free = [
        (time, tokens)
        for time in _between(times, passage.paragraph.span.start, passage.paragraph.span.end)
        if _may_be(time, step.source, passage)
        and (tokens := passage.tokens(time.span))
        and (_announces(tokens, cue) or not any(t.i in barred for t in tokens))
    ]
    for head in _sayings(cue):
        near = [
            (abs(tokens[0].i - head.i), time)
            for time, tokens in free
            if tokens[0].i in own or _announces(tokens, head) or _hangs_on(tokens[0], head, own)
        ]
        if near:
            return min(near, key=lambda found: found[0])[1]
    return None


def _may_be(time: TimeSpan, source: Mention, passage: Passage) -> bool:
    """Whether it may be when something was said: no stretch ("from 8 to 10 May"), and not yet to come.

    Not part of who says it either ("the minister of last year"), unless the parse put the last words there by mistake.
    """
    first, _, _ = time.text.partition(" ")
    day = time.start or time.end  # "by Monday the agency estimated" has only an end
    ahead = day is None or (time.anchor is not None and day > time.anchor)
    if ahead or first.lower() in table("lexicons/times")["telling"]["never"]:
        return False
    apart = not source.span.overlaps(time.span) or time.span.end == source.span.end
    return apart and passage.paragraph.span.covers(time.span)


def _sayings(cue: Token) -> Iterator[Token]:
    """The cue, and the one that it is joined to under one subject: "said on Monday that …, adding that …"."""
    yield cue
    if cue.dep_ == "attr":  # "there was word on Tuesday that …"
        yield cue.head
    joined = cue.dep_ in ("conj", "advcl") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children)
    if joined and cue.head.lemma_ in cue_lexicon().verbs:
        yield cue.head


def _between(times: Sequence[TimeSpan], start: int, end: int) -> Sequence[TimeSpan]:
    """What begins in a range of characters, found by bisection: a long report has thousands of times."""
    first = bisect_left(times, start, key=_start)
    return times[first : bisect_left(times, end, lo=first, key=_start)]


def _start(time: TimeSpan) -> int:
    return time.span.start


def _announces(tokens: Sequence[Token], cue: Token) -> bool:
    """ "Said this month that …", "said on Friday that …": between the verb and what was said, whatever the parse."""
    words, doc = table("lexicons/times")["backward"]["between"], cue.doc
    between = doc[cue.i + 1 : tokens[0].i]
    end = tokens[-1].i + 1
    return (
        cue.i < tokens[0].i
        and len(between) < 3
        and all(t.lower_ in words for t in between)
        and (end < len(doc) and doc[end].lower_ == "that")
    )


def _hangs_on(token: Token, cue: Token, own: frozenset[int]) -> bool:
    """Whether the token depends on the cue with no verb of another act between: not "said it opens Friday"."""
    at = token
    while at.i != cue.i:
        if at.head.i == at.i or (is_verbal(at) and at.i not in own and not _is_telling(at)):
            return False
        at = at.head
    return True


def _is_telling(verb: Token) -> bool:
    """ "Speaking on Friday", "a letter sent on Friday": the same act of saying told by a participle."""
    return (
        verb.tag_ in ("VBG", "VBN")
        and verb.dep_ in ("advcl", "acl")
        and verb.lemma_ in table("lexicons/times")["telling"]["verbs"]
    )
