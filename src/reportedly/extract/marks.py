"""Words in a clause that weaken it, and the commitment that each leaves (`resources/lexicons/modality.toml`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ..knowledge.tables import table
from ..model import Commitment, Tense

LIKELY = "likely"
"""Estimative words foresee what is to come and believe what has been."""
DEGREED = "degreed"
"""Words that are estimative with a degree only: "almost certainly"."""
_FEARED = "feared"
_OBJECTS = frozenset({"dobj", "pobj", "attr", "nsubjpass", "nsubj"})
_MODIFIERS = frozenset({"advmod", "npadvmod", "amod", "neg", "aux", "auxpass", "prt", "nummod", "quantmod"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words and the commitment they leave."""

    commitment: Commitment
    words: tuple[Token, ...]
    weak: bool = False
    """A bare "will": any word of expecting outranks it."""
    shown: bool = True
    """Whether the words weaken (and so are a hedge): "may" does, "will" does not."""


@cache
def lexicon(section: str) -> dict[str, str]:
    """Word -> class of a section of the table."""
    return {
        word: kind
        for kind, words in table("lexicons/modality")[section].items()
        if isinstance(words, list) and kind != "for"
        for word in words
    }


@cache
def words(section: str, field: str) -> frozenset[str]:
    """The words of one field."""
    return frozenset(table("lexicons/modality")[section][field])


def commitment(kind: str, tense: Tense) -> Commitment:
    """The commitment of a class of words for an event of that tense."""
    if kind == LIKELY:
        return Commitment.BELIEVED if tense in (Tense.PAST, Tense.PRESENT) else Commitment.PREDICTED
    if kind == _FEARED:
        return Commitment.EXPECTED if tense is Tense.FUTURE else Commitment.BELIEVED
    return Commitment(kind)


def governs(token: Token) -> str | None:
    """The class of a word that governs an infinitive: "likely to", "is expected to", "plans to"."""
    raised = lexicon("raising").get(token.lemma_) or lexicon("raising").get(token.lower_)
    if raised == DEGREED:
        raised = LIKELY
    if raised and (token.pos_ == "ADJ" or token.tag_ == "VBN" or token.lower_ in ("going", "set", "about", "due")):
        return raised
    if token.pos_ == "VERB":
        return lexicon("governing").get(token.lemma_)
    return None


def complement(token: Token) -> Token | None:
    """The infinitive, gerund or small clause that the word governs."""
    for c in token.children:
        if c.dep_ in ("xcomp", "ccomp") and c.i > token.i:
            return c
    for c in token.children:
        if c.dep_ in ("acomp", "oprd") and c.i > token.i:
            return c
    return None


def predicates(head: Token, *, inside: frozenset[int], barred: frozenset[int]) -> tuple[Token, ...]:
    """The clause's verbs from the outermost governor to the one that tells the event.

    "are likely to enter combat" has are, likely, enter; "it was unclear whether …" has was, unclear.
    """
    chain = [head]
    up = head
    while up.dep_ in ("xcomp", "acomp", "oprd", "attr") and up.head.i not in barred and len(chain) < 6:
        up = up.head
        if up.lemma_ != "be" and governs(up) is None and up.lemma_ not in _transparent():
            break
        chain.insert(0, up)
    down = head
    while len(chain) < 10:
        below = _below(down)
        if below is None or (below.i not in inside and below.i in barred):
            break
        chain.append(below)
        down = below
    return tuple(chain)


@cache
def _transparent() -> frozenset[str]:
    return words("negation", "failing") | words("negation", "unable") | {"begin", "start", "continue", "try", "be"}


def _below(token: Token) -> Token | None:
    """The next predicate down: the predicative adjective of a copula, the infinitive of a governor."""
    if token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
        for c in token.children:
            if c.dep_ in ("acomp", "xcomp", "oprd") or (c.dep_ == "advmod" and c.lower_ in ("likely", "about")):
                return c
        return None
    if governs(token) is not None or token.lemma_ in _transparent():
        return complement(token)
    return None


def marks_of(chain: tuple[Token, ...], tense: Tense) -> Iterator[Mark]:
    """Every mark on the predicates of a clause, in the order of the chain."""
    negated = next((c for t in chain for c in t.children if c.dep_ == "neg"), None)
    for n, token in enumerate(chain):
        if negated is not None and token.lemma_ in words("open", "settled"):
            yield Mark(Commitment.UNCOMMITTED, (negated, token))
        yield from _modals(token)
        yield from _adverbs(token, tense)
        kind = governs(token) if n < len(chain) - 1 or token.dep_ in ("acomp", "oprd") else None
        if kind is not None:
            yield Mark(commitment(kind, tense), (token,))
        kind = lexicon("impersonal").get(token.lemma_)
        if kind is not None and _is_impersonal(token):
            yield Mark(commitment(kind, tense), (token,))
        yield from _open(token)
        if token.lemma_ in words("governing", "for") and any(c.lower_ == "for" for c in token.children):
            yield Mark(Commitment.PLANNED, (token,))
    yield from _adjectives(chain[-1], tense)


def _modals(token: Token) -> Iterator[Mark]:
    modal = modal_of(token)
    if modal is not None:
        kind = lexicon("modals").get(modal.lower_)
        if kind is not None:
            bare = kind == Commitment.PREDICTED.value
            yield Mark(Commitment(kind), (modal,), weak=bare, shown=not bare and not any(_open(token)))


def modal_of(verb: Token) -> Token | None:
    """The modal of a verb, its own or of the verb it is coordinated with: "will leave and hand over"."""
    for _ in range(4):
        for c in verb.children:
            if c.dep_ == "aux" and c.tag_ == "MD" and c.i < verb.i:
                return c
        own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
        if own or verb.dep_ != "conj" or verb.tag_ != "VB":
            return None
        verb = verb.head
    return None


def _adverbs(token: Token, tense: Tense) -> Iterator[Mark]:
    for c in _near(token):
        kind = lexicon("adverbs").get(c.lower_)
        if kind == DEGREED:
            kind = LIKELY if any(g.lower_ in words("degrees", "near") for g in c.children) else None
        if kind is not None and c.dep_ in ("advmod", "npadvmod", "amod", "intj", "dep"):
            yield Mark(commitment(kind, tense), (c,))


def _near(token: Token) -> Iterable[Token]:
    """Words on a predicate, and words on its subject, objects and modifiers ("reportedly as many as 300 fighters")."""
    for c in token.children:
        yield c
        if c.dep_ in _MODIFIERS or c.dep_ in _OBJECTS or c.dep_ == "prep":
            for g in c.children:
                yield g
                if g.dep_ in _MODIFIERS:
                    yield from g.children


def _is_impersonal(token: Token) -> bool:
    """Whether the word is said of a whole proposition: "it is unclear whether", "it seems that"."""
    verb = token.head if token.dep_ == "acomp" else token
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "expl", "csubj")), None)
    if token.lemma_ in words("impersonal", "uncommitted"):
        return True
    return subject is not None and (subject.lower_ == "it" or subject.dep_ == "csubj")


def _open(token: Token) -> Iterator[Mark]:
    """Matters left open: "could not be verified", "declined to say", "has not ruled out"."""
    negated = [c for c in token.children if c.dep_ == "neg" or c.lower_ in ("neither", "nor", "never")]
    phrase = f"{token.lemma_} {' '.join(c.lower_ for c in token.children if c.dep_ == 'prt')}".strip()
    known = token.lemma_ in words("open", "verbs") or phrase in words("open", "phrases")
    if known and (negated or any(c.lower_ in ("no", "neither") for c in _near(token))):
        yield Mark(Commitment.UNCOMMITTED, (*negated, token), shown=False)
    if token.lemma_ in words("open", "declining"):
        below = complement(token)
        if below is not None and below.lemma_ in words("open", "speaking"):
            yield Mark(Commitment.UNCOMMITTED, (token, below), shown=False)


def _adjectives(head: Token, tense: Tense) -> Iterator[Mark]:
    """Adjectives of a nominal content: "an alleged massacre"."""
    if head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return
    for c in head.children:
        kind = lexicon("adjectives").get(c.lower_) if c.dep_ in ("amod", "compound") else None
        if kind is not None:
            shown = kind != Commitment.PREDICTED.value
            yield Mark(commitment(kind, tense), (c,), weak=not shown, shown=shown)
