"""Statements without a verb of saying: nouns of words, phrases, counts and tallies."""

from spacy.tokens import Token

from ...model import Act
from ..parse import Passage
from ..syntax import child, children, clause_words, is_finite
from .cues import Cue
from .lexicon import cue_lexicon
from .noun_clauses import equated_with, told_by, told_by_way_of
from .reach import subtree, without
from .sources import can_speak, is_material, mention
from .statement import Statement
from .tellers import agent_of

_MAKERS = frozenset({"by", "from", "among", "of", "in", "on"})
_GIVERS = frozenset({"give", "make", "issue", "release", "publish", "provide", "offer", "cite"})


def noun_statement(passage: Passage, cue: Cue) -> Statement | None:
    """ "the army's claim that …", "an estimate of 900 dead that the union gave", "reports from the town that …"."""
    noun = cue.head
    told = told_by(noun) or subtree(*(c for c in children(noun, "acl") if c.tag_ == "VB")) or equated_with(noun)
    relative = next((c for c in children(noun, "relcl") if c.lemma_ in _GIVERS), None) or _given_behind(noun)
    maker = child(noun, "poss")
    if maker is None and relative is not None:
        maker = child(relative, "nsubj")
    if maker is None:
        by = next((p for p in children(noun, "prep") if p.lower_ in _MAKERS), None)
        maker = child(by, "pobj") if by is not None else None
    if maker is None:
        maker = next((a for c in children(noun, "acl") if c.lemma_ in _GIVERS and (a := agent_of(c)) is not None), None)
    if not told and maker is not None:
        told = told_by_way_of(maker)
    if not told and cue.act is Act.ESTIMATES and any(t.like_num for t in noun.subtree):
        told = without(subtree(noun), subtree(relative), subtree(maker))
    if maker is None or not told or not can_speak(maker):
        return None
    source = mention(passage, maker, barred=told)
    apart = source.positions | subtree(relative) | (frozenset() if noun.i in told else {noun.i})
    return Statement(passage, cue, source, without(told, apart), apart=apart)


def _given_behind(noun: Token) -> Token | None:
    """ "an estimate of 900 the union gave", where the parse took "gave" for a clause of its own."""
    edge = noun.right_edge.i
    for verb in noun.doc[edge + 1 : min(edge + 7, noun.sent.end)]:
        giver = child(verb, "nsubj")
        if (
            verb.lemma_ in _GIVERS
            and giver is not None
            and giver.left_edge.i == edge + 1
            and child(verb, "dobj") is None
        ):
            return verb
    return None


def phrase_statement(passage: Passage, cue: Cue, preposition: Token) -> Statement | None:
    """ "According to the mission, …" speaks for the clause above it; trailing behind a comma for the whole sentence."""
    speaker = child(preposition, "pobj")
    if speaker is None or (is_material(speaker) and child(speaker, "poss") is None) or speaker.lower_ in _NO_SOURCES:
        return None
    source = mention(passage, speaker, barred=_citing(speaker))
    phrase = {t.i for t in cue.tokens} | source.positions
    last = max(phrase)
    if last + 2 < preposition.sent.end and preposition.doc[last + 1].lower_ in clause_words("days"):
        phrase |= {last + 1} if preposition.doc[last + 2].is_punct else set()
    content = without(subtree(_clause_of(cue, phrase)), phrase)
    apart = frozenset(phrase)
    return Statement(passage, cue, source, content, apart=apart) if content else None


_NO_SOURCES = frozenset({"plan", "plans", "schedule", "law", "custom", "tradition", "rules", "procedure", "need"})
"""What things go according to without anybody's word."""


def count_statement(passage: Passage, preposition: Token, cue: Cue, owner: Token) -> Statement | None:
    """ "By the army's own count, 14 tunnels were blown up"."""
    if not can_speak(owner) and owner.pos_ != "NOUN":
        return None
    source = mention(passage, owner)
    phrase = subtree(preposition)
    content = without(subtree(_clause_of(cue, set(phrase))), phrase)
    colon = max((t.i for t in preposition.sent if t.text == ":" and t.i < preposition.i), default=-1)
    content = frozenset(i for i in content if i > colon)
    if owner.tag_ == "PRP$" and not _opens_clause(preposition):
        return None
    return Statement(passage, cue, source, content, apart=phrase | source.positions) if content else None


def _opens_clause(preposition: Token) -> bool:
    """ "In his view, …" at the front of a sentence or behind a colon."""
    return preposition.i == preposition.sent.start or preposition.nbor(-1).text in (":", ";")


def _citing(speaker: Token) -> frozenset[int]:
    return frozenset(t.i for a in children(speaker, "acl") if a.lemma_ in cue_lexicon().relay for t in a.subtree)


def _clause_of(cue: Cue, phrase: set[int]) -> Token:
    """The head of the clause for which a phrase speaks."""
    first = cue.head
    sentence = first.sent
    last = max(phrase)
    behind_comma = first.i > sentence.start and first.nbor(-1).text in (",", "—", "–")
    behind = sentence.doc[last + 1 : min(last + 3, sentence.end)]
    ends_sentence = not len(behind) or behind[0].text in (".", ";", "”", '"')
    ends_sentence |= len(behind) == 2 and behind[0].text == "," and behind[1].tag_ == "VBG"
    if first.i == sentence.start or (behind_comma and ends_sentence):
        return sentence.root
    head = first.head
    while not is_finite(head) and head.head.i != head.i:
        head = head.head
    return head


def tally_statement(passage: Passage, noun: Token) -> Statement | None:
    """ "Dhaka's count of those who came stood at 60,000", "The network's latest tally has 814 dead"."""
    owner, verb = child(noun, "poss"), noun.head
    if noun.lemma_.lower() not in _TALLIES or noun.dep_ != "nsubj" or owner is None or not can_speak(owner):
        return None
    behind = [t for t in verb.subtree if t.i > verb.i]
    if verb.lemma_ not in _STANDS or not any(t.like_num for t in behind):
        return None
    kind = cue_lexicon().verbs["estimate"]
    source = mention(passage, owner)
    cue = Cue(noun, (noun,), kind.act, kind.commitment, kind)
    has = verb.lemma_ == "have"
    told = frozenset(t.i for t in behind) if has else subtree(verb)
    apart = source.positions | ({noun.i, verb.i} if has else frozenset())
    return Statement(passage, cue, source, without(told, apart), apart=apart)


_TALLIES = frozenset({"count", "tally", "estimate", "figure", "reckoning", "calculation"})
_STANDS = frozenset({"stand", "be", "have", "rise", "reach", "climb", "put", "show", "run"})
