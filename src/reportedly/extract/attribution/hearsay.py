"""What is heard from somebody, and what is so "as somebody put it"."""

from spacy.tokens import Token

from ..parse import Passage
from ..syntax import child, children, is_finite, subject
from .cues import Cue, verb_cue
from .lexicon import cue_lexicon
from .reach import subtree, without
from .sources import can_speak, mention
from .statement import Statement

_WORDING = frozenset({"put", "tell", "have", "see", "phrase", "word"})
"""Verbs that with "it" tell how somebody says something: "as the mayor put it"."""


def heard_statement(passage: Passage, verb: Token) -> Statement | None:
    """ "The council heard from its envoy that the truce was over": the envoy says it."""
    if verb.lemma_ not in cue_lexicon().heard:
        return None
    prep = next((p for p in children(verb, "prep") if p.lower_ == "from"), None)
    speaker = child(prep, "pobj") if prep is not None else None
    told = [c for c in verb.subtree if c.i > verb.i and _is_that_clause(c, speaker)]
    if speaker is None or not told or not can_speak(speaker):
        return None
    content = subtree(told[0])
    source = mention(passage, speaker, barred=content)
    hearer = subject(verb)
    apart = source.positions | {verb.i} | (subtree(hearer) if hearer is not None and hearer.i < verb.i else frozenset())
    kind = cue_lexicon().verbs["say"]
    return Statement(
        passage, Cue(verb, (verb,), kind.act, kind.commitment, kind), source, without(content, apart), apart=apart
    )


def _is_that_clause(head: Token, speaker: Token | None) -> bool:
    mark = child(head, "mark")
    behind = speaker is not None and mark is not None and mark.i > speaker.i
    return behind and mark is not None and mark.lower_ == "that" and child(head, "nsubj", "nsubjpass") is not None


def as_told_statement(passage: Passage, verb: Token) -> Statement | None:
    """ "As the mayor put it, the sea had come to the third floor"; "The town, as its mayor says, is dead"."""
    mark = child(verb, "mark")
    if verb.dep_ != "advcl" or mark is None or mark.lower_ != "as" or not is_finite(verb):
        return None
    told = child(verb, "dobj")
    cue = verb_cue(verb)
    wording = verb.lemma_ in _WORDING and told is not None and told.lower_ == "it"
    speaker = child(verb, "nsubj")
    if speaker is None or not can_speak(speaker) or not (wording or (cue is not None and told is None)):
        return None
    if child(verb, "ccomp", "xcomp") is not None or not is_finite(verb.head):
        return None
    if any(t.lower_ == "not" for t in verb.doc[max(mark.i - 2, 0) : mark.i]):
        return None
    kind = cue.kind if cue is not None and not wording else cue_lexicon().verbs["say"]
    if "clause" not in kind.frames:
        return None
    phrase = subtree(verb)
    source = mention(passage, speaker)
    return Statement(
        passage,
        Cue(verb, (verb,), kind.act, kind.commitment, kind),
        source,
        without(subtree(verb.head), phrase),
        apart=phrase,
    )
