"""What the attribution model finds beside the grammar: statements whose words no rule has anybody say.

The rules come first, for they know acts, chains and bases. The model fills in where they are silent: a verb that no
lexicon has, a speaker behind an apposition as long as the sentence, a content that the parse has torn off.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from ...model import Act, Commitment, Span
from ..parse import Parse, Passage
from ..syntax import is_finite, is_verbal
from .cues import Cue, adjective_cue, noun_cue, verb_cue
from .lexicon import CueClass
from .linker import Tagged
from .sources import FIRST_PERSON, Mention, can_speak, is_material, mention
from .statement import Statement
from .tagger import TaggedSpan

_SURE = 0.75
"""Below this score of the linker nothing is added: a wrong speaker is worse than none."""
_NEW = 0.7
"""Share of the model's content that no statement of the rules may have."""
_WORDS = 3
"""A content of fewer words is a phrase."""
_NOBODY = FIRST_PERSON | {"who", "one"}
_HANGING = frozenset({"relcl", "acl", "advcl"})
"""Clauses that say something of a word or of another clause, and are no telling: what is left of a torn content."""


def join_learned(parse: Parse, statements: Sequence[Statement], learned: Sequence[Tagged]) -> list[Statement]:
    """The statements, and those that only the model finds.

    `learned` counts the passages of the parse as its texts.
    """
    joined = list(statements)
    for tagged in learned:
        if tagged.score >= _SURE and tagged.source:
            joined += statements_from(parse, joined, tagged)
    return joined


def statements_from(
    parse: Parse, known: Sequence[Statement], tagged: Tagged, *, phrases: bool = False
) -> Iterator[Statement]:
    """One statement for each passage in which the tagged content lies and is nobody's yet.

    With `phrases` a content may be less than a clause, whatever the cue.
    """
    home = parse.passages[tagged.cue[0].text]
    found = _cue_and_source(parse, known, tagged, home)
    if found is None:
        return
    cue, source = found
    apart = source.positions | {t.i for t in cue.tokens}
    for text in sorted({span.text for span in tagged.content}):
        passage = parse.passages[text]
        said = frozenset(t.i for t in _tokens(parse, tagged.content, passage))
        content = _unsaid(passage, said - apart if passage is home else said, known, cue=None if phrases else cue)
        if content and passage is home:
            yield Statement(passage, cue, source, content, apart=apart)
        elif content:
            yield Statement(passage, cue, source, content, home=home)


def _cue_and_source(
    parse: Parse, known: Sequence[Statement], tagged: Tagged, home: Passage
) -> tuple[Cue, Mention] | None:
    """Those of a statement of the rules with the same cue, else the model's."""
    cue_tokens = _tokens(parse, tagged.cue, home)
    at = {t.i for t in cue_tokens}
    for statement in known:
        if (statement.home or statement.passage) is home and at & {t.i for t in statement.cue.tokens}:
            source = statement.source
            within = statement.cue.head.dep_ == "relcl" and bool(statement.content)
            return None if source is None or statement.own_words or within else (statement.cue, source)
    source_tokens = _tokens(parse, tagged.source, home)
    if not cue_tokens or not source_tokens:
        return None
    speaker = head_of(source_tokens)
    if not can_speak(speaker) or is_material(speaker) or speaker.lower_ in _NOBODY:
        return None
    said = {t.i for t in _tokens(parse, tagged.content, home)}
    return _cue(cue_tokens), mention(home, speaker, barred=frozenset(at | said))


def _unsaid(passage: Passage, said: frozenset[int], known: Sequence[Statement], *, cue: Cue | None) -> frozenset[int]:
    """The content where it is new and a clause of its own, without what others say or are.

    The model was taught that one may also "welcome an accord" or "want a truce": attitudes, which claim nothing.
    """
    taken: set[int] = set()
    for statement in known:
        if statement.passage is passage and not statement.own_words:
            taken |= statement.content
        if (statement.home or statement.passage) is passage:
            taken |= statement.apart
    fresh = said - taken
    tops = [passage.doc[i] for i in fresh if passage.doc[i].head.i not in fresh or passage.doc[i].head.i == i]
    clause = any(is_finite(t) and t.dep_ not in _HANGING for t in tops)
    whole = cue is None or clause or cue.takes("object")
    return fresh if whole and len(fresh) >= max(_WORDS, _NEW * len(said)) else frozenset()


def _tokens(parse: Parse, spans: Sequence[TaggedSpan], passage: Passage) -> list[Token]:
    """The tokens of a passage that lie in the spans."""
    here = [s for s in spans if parse.passages[s.text] is passage]
    return [
        t for s in here for t in passage.tokens(Span(passage.start + s.start, passage.start + s.end)) if not t.is_space
    ]


def head_of(tokens: Sequence[Token]) -> Token:
    """The word on which the others hang."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def _cue(tokens: Sequence[Token]) -> Cue:
    """The cue as the lexicon knows it by one of its words; of a word that it does not know, no more than "says"."""
    for token in tokens:
        known = verb_cue(token) or adjective_cue(token) or noun_cue(token)
        if known is not None:
            return known
    head = next((t for t in tokens if is_verbal(t)), head_of(tokens))
    kind = _plain()
    return Cue(head, tuple(sorted(tokens, key=lambda t: t.i)), kind.act, kind.commitment, kind)


@cache
def _plain() -> CueClass:
    return CueClass(Act.SAYS, Commitment.ASSERTED, frozenset({"clause", "quote"}))
