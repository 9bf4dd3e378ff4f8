"""Cues: the words by which a report says that somebody says something."""

from dataclasses import dataclass

from spacy.tokens import Token

from ...model import Act, Commitment
from ..syntax import child, children, is_negated, is_verbal, verb_group
from .lexicon import CueClass, cue_lexicon

_ABLE = frozenset({"can", "could", "able"})
_WITHHELD = frozenset({Act.CONFIRMS, Act.SAYS, Act.ESTIMATES, Act.REPORTS, Act.BELIEVES, Act.DENIES})
"""Acts that a "not" withholds; a "not" before a request or a threat leaves them what they are."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: its head token, all its tokens, and what its source does and commits itself to."""

    head: Token
    tokens: tuple[Token, ...]
    act: Act
    commitment: Commitment
    kind: CueClass

    def takes(self, frame: str) -> bool:
        """Whether the cue can carry a content in this way."""
        return frame in self.kind.frames


def verb_cue(verb: Token) -> Cue | None:
    """The cue that a verb makes, its negation and what withholds it ("declined to say") read in."""
    lexicon = cue_lexicon()
    kind = lexicon.verbs.get(verb.lemma_.lower()) or lexicon.verbs.get(lexicon.forms.get(verb.lower_, ""))
    if kind is None or not (is_verbal(verb) or _misread(verb)):
        return None
    if kind.particles and not any(c.lower_ in kind.particles for c in children(verb, "prt", "advmod", "prep")):
        return None
    kind = _turned(verb, kind)
    act, commitment = _negated(verb, kind)
    tokens = verb_group(verb)
    governor = verb.head
    if act is Act.CONFIRMS and verb.dep_ == "xcomp" and governor.lemma_ in lexicon.attempts:
        if not any(t.lower_ == "yet" for t in verb.doc[governor.i : verb.i]):
            return None
        act, commitment = Act.CANNOT_CONFIRM, Commitment.UNCOMMITTED
    if verb.dep_ == "xcomp" and governor.lemma_ in lexicon.withhold:
        act = Act.CANNOT_CONFIRM if governor.lemma_ in ("fail", "unable") else Act.DECLINES
        commitment = Commitment.UNCOMMITTED
        group = verb_group(governor)
        tokens = list(verb.doc[group[0].i : verb.i + 1]) if group[0].i < verb.i else tokens
    return Cue(verb, tuple(tokens), act, commitment, kind)


def _turned(verb: Token, kind: CueClass) -> CueClass:
    """The class that the verb has by what follows it: "told residents to leave" asks."""
    for word, name in kind.turns:
        if word == _INFINITIVE:
            turned = _is_told_to(verb)
        else:
            turned = any(_leads_on(t, word) for t in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)])
        if turned:
            return cue_lexicon().classes[name]
    return kind


_INFINITIVE = "infinitive"
_REACH = 12
"""Tokens behind a verb among which the word is sought that turns its meaning."""


def _is_told_to(verb: Token) -> bool:
    """ "told residents to leave": somebody between the verb and an infinitive with "to"."""
    for act in children(verb, "xcomp", "ccomp"):
        to = next((c for c in act.children if c.lower_ == "to" and c.dep_ == "aux"), None)
        if to is not None and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.doc[verb.i + 1 : to.i]):
            return True
    return False


def _leads_on(token: Token, word: str) -> bool:
    """Whether the word is the verb's own preposition, its complement ("called for"), or an adjective behind it."""
    if token.lower_ != word:
        return False
    if token.dep_ == "prep":
        verb = token.head
        return token.i == verb.i + 1 and child(verb, "oprd", "ccomp") is None
    return token.pos_ == "ADJ"


def _misread(token: Token) -> bool:
    """ "…, the agency estimates.": a verb at the end that the tagger took for a noun, but that has a subject."""
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and child(token, "nsubj") is not None


def _negated(verb: Token, kind: CueClass) -> tuple[Act, Commitment]:
    """What the source does and commits itself to, a "not" before the verb read in."""
    if not is_negated(verb):
        return kind.act, kind.commitment
    if kind.act is Act.BELIEVES and kind.negated is None and not _is_able(verb):
        return Act.BELIEVES, Commitment.DENIED
    if kind.act is Act.EXPECTS and kind.negated is None:
        return kind.act, Commitment.DENIED
    return kind.negated or _withheld(verb, kind.act), Commitment.UNCOMMITTED


def _withheld(verb: Token, act: Act) -> Act:
    """ "has not confirmed", "could not say", "did not say", "would neither confirm nor deny"."""
    if act is Act.CONFIRMS or (act in _WITHHELD and _is_able(verb)):
        return Act.CANNOT_CONFIRM
    return Act.DECLINES if act in _WITHHELD and act is not Act.BELIEVES else act


def _is_able(verb: Token) -> bool:
    """Whether "can" or "could" stands with the verb, or with the one that it is joined to."""
    above = verb.head.children if verb.dep_ == "conj" else ()
    return any(c.lemma_.lower() in _ABLE for c in (*verb.children, *above))


def adjective_cue(token: Token) -> Cue | None:
    """The cue that "is concerned", "is confident" makes, with the copula among its tokens."""
    kind = cue_lexicon().adjectives.get(token.lower_)
    if kind is None or token.dep_ not in ("acomp", "ROOT", "conj", "amod", "ccomp", "xcomp"):
        return None
    copula = (
        token.head
        if token.dep_ == "acomp" and token.head.lemma_ in ("be", "remain", "seem", "feel", "become")
        else None
    )
    if token.tag_ == "VBN" and copula is None and child(token, "auxpass") is None:
        return None
    tokens = tuple(token.doc[copula.i : token.i + 1]) if copula is not None and copula.i < token.i else (token,)
    commitment = Commitment.UNCOMMITTED if copula is not None and is_negated(copula) else kind.commitment
    return Cue(token, tokens, kind.act, commitment, kind)


def count_cue(preposition: Token) -> tuple[Cue, Token] | None:
    """ "By the army's own count", "in the bishop's view", and whose it is."""
    noun = child(preposition, "pobj") if preposition.lower_ in ("by", "on", "in") else None
    lexicon = cue_lexicon()
    if noun is None:
        return None
    verb = lexicon.views.get(noun.lower_) if preposition.lower_ == "in" else None
    if preposition.lower_ != "in" and noun.lower_ in lexicon.counts:
        verb = "estimate"
    if verb is None:
        return None
    owner = child(noun, "poss")
    kind = lexicon.verbs[verb]
    return (Cue(noun, (preposition, noun), kind.act, kind.commitment, kind), owner) if owner is not None else None


def noun_cue(token: Token) -> Cue | None:
    """The cue that a noun with a content makes: "the army's claim that …"."""
    kind = cue_lexicon().nouns.get(token.lemma_.lower())
    if kind is None or token.pos_ != "NOUN":
        return None
    return Cue(token, (token,), kind.act, kind.commitment, kind)


def phrase_cue(token: Token) -> tuple[Cue, Token] | None:
    """The cue of a set phrase that begins here, and the preposition whose object is the source ("According to")."""
    for words, kind in cue_lexicon().phrases.items():
        if token.lower_ != words[0]:
            continue
        run = token.doc[token.i : token.i + len(words)]
        if tuple(t.lower_ for t in run) != words or child(run[-1], "pobj", "pcomp") is None:
            continue
        if len(words) == 1 and not (token.i and token.nbor(-1).is_punct):
            continue
        return Cue(token, tuple(run), kind.act, kind.commitment, kind), run[-1]
    return None
