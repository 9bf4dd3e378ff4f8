"""Words in a clause that weaken it, and the commitment that each leaves (`resources/lexicons/modality.toml`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...model import Commitment, Tense
from .chain import governs, is_copula, is_to_be
from .lexicon import DEGREED, LIKELY, commitment, lexicon, words
from .polarity import negations, refutes

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


def marks_of(chain: tuple[Token, ...], tense: Tense) -> Iterator[Mark]:
    """Every mark on the predicates of a clause, in the order of the chain."""
    for n, token in enumerate(chain):
        yield from _modals(token)
        yield from _adverbs(token, tense)
        if n < len(chain) - 1 or token.dep_ in ("acomp", "oprd"):
            kind = governs(token)
            if kind is not None:
                yield Mark(commitment(kind, tense), (token,))
        if is_to_be(token):
            yield Mark(Commitment.PLANNED, (token,), shown=False)
        yield from _impersonal(token, tense)
        yield from _open(token)
        yield from _nouns(token, tense, leads=n < len(chain) - 1)
        yield from _odds(token)
        if refutes(token):
            yield Mark(Commitment.DENIED, (token,), shown=False)
        yield from _readying(token)
    yield from _unsettled(chain)
    for c in chain[-1].children:
        if c.dep_ == "conj" and c.tag_ in ("VBN", "JJ") and not any(g.dep_ in _OBJECTS for g in c.children):
            kind = governs(c)
            if kind is not None:
                yield Mark(commitment(kind, tense), (c,))
    yield from _adjectives(chain[-1], tense)


def _readying(verb: Token) -> Iterator[Mark]:
    """ "is preparing for an assault", "is plotting a coup" plan it, "is bracing for an assault" expects it."""
    if verb.pos_ != "VERB":
        return
    if any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.children):
        yield from (Mark(Commitment(k), (verb,)) for k in ("planned", "expected") if verb.lemma_ in words("for", k))
        return
    if not any(c.dep_ == "dobj" for c in verb.children) or verb.tag_ in ("VBD", "VBN"):
        return
    if verb.lemma_ in words("for", "things"):
        yield Mark(Commitment.PLANNED, (verb,))
    elif verb.lemma_ in words("for", "awaited"):
        yield Mark(Commitment.EXPECTED, (verb,))


def _unsettled(chain: tuple[Token, ...]) -> Iterator[Mark]:
    """ "was not immediately clear", "remains to be seen", "whether they will respond is an open question"."""
    asked = next((c for t in chain for c in t.children if c.dep_ in ("csubj", "csubjpass")), None)
    whether = next((c for c in asked.children if c.lower_ == "whether"), None) if asked is not None else None
    if asked is not None and whether is not None:
        yield Mark(Commitment.UNCOMMITTED, (whether,), shown=False)
    negated = next((c for t in chain for c in negations(t)), None)
    for token in chain:
        if negated is not None and token.lemma_ in words("open", "settled"):
            yield Mark(Commitment.UNCOMMITTED, (negated, token))
        elif token.lemma_ in words("open", "awaited") and token.dep_ == "xcomp" and token.head.lemma_ == "remain":
            yield Mark(Commitment.UNCOMMITTED, (token.head, token))


def _modals(token: Token) -> Iterator[Mark]:
    modal = modal_of(token)
    if modal is None:
        return
    kind = lexicon("modals").get(modal.lower_)
    if kind == "believed":
        kind = kind if _has_perfect(token) else None
    if kind is None or (modal.lower_ == "could" and was_unable(token)):
        return
    bare = kind == Commitment.PREDICTED.value
    if bare and lexicon("governing").get(token.lemma_) == Commitment.BELIEVED.value:
        return  # "it would appear that"
    yield Mark(Commitment(kind), (modal,), weak=bare, shown=not bare and not any(_open(token)))


def was_unable(verb: Token) -> bool:
    """ "the convoy could not reach the town": that it did not is a fact."""
    if any(c.dep_ == "advcl" and c.left_edge.lower_ in words("conditions", "marks") for c in verb.children):
        return False
    return any(c.i < verb.i for c in negations(verb)) and not _has_perfect(verb)


def _has_perfect(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("have", "'ve", "’ve") for c in verb.children)


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


def _impersonal(token: Token, tense: Tense) -> Iterator[Mark]:
    """Said of a whole proposition: "it is unclear whether", "it seems that", "whether … remains unclear"."""
    kind = lexicon("impersonal").get(token.lemma_)
    if kind is None:
        return
    verb = token.head if token.dep_ == "acomp" else token
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "expl", "csubj", "csubjpass")), None)
    whole = subject is not None and (subject.lower_ == "it" or subject.dep_.startswith("csubj"))
    if whole or token.lemma_ in words("impersonal", "uncommitted"):
        yield Mark(commitment(kind, tense), (token,))


def _open(token: Token) -> Iterator[Mark]:
    """Matters left open: "could not be verified", "declined to say", "did not comment", "has not ruled out"."""
    negated = [c for c in token.children if c.dep_ == "neg" or c.lower_ in ("neither", "nor", "never")]
    negated += [c for c in negations(token) if c.lower_ in words("negation", "pronouns")]
    phrase = f"{token.lemma_} {' '.join(c.lower_ for c in token.children if c.dep_ == 'prt')}".strip()
    known = token.lemma_ in words("open", "verbs") | words("open", "silent") or phrase in words("open", "phrases")
    if known and (negated or any(c.lower_ in ("no", "neither") for c in _near(token))):
        yield Mark(Commitment.UNCOMMITTED, (*negated, token), shown=False)
    if token.lemma_ in words("open", "declining"):
        below = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.i > token.i), None)
        if below is not None and below.lemma_ in words("open", "speaking"):
            yield Mark(Commitment.UNCOMMITTED, (token, below), shown=False)


def _nouns(token: Token, tense: Tense, *, leads: bool) -> Iterator[Mark]:
    """Nouns that hold a proposition: "there is a chance that", "no evidence that", "no word on"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN":
        return
    denied = next((c for c in token.children if c.lower_ in words("negation", "determiners")), None)
    if denied is not None and lemma in words("negation", "evidence") | words("open", "nouns"):
        yield Mark(Commitment.UNCOMMITTED, (denied, token))
    elif leads and (kind := lexicon("nouns").get(lemma)):
        no_chance = denied is not None and kind == Commitment.POSSIBLE.value
        yield Mark(Commitment.PREDICTED if no_chance else commitment(kind, tense), (token,))


def _odds(token: Token) -> Iterator[Mark]:
    """ "The chances that the truce holds are remote": what is said of a chance is said of what it is a chance of."""
    if token.dep_ in ("acomp", "attr") and is_copula(token.head):
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        nouns = lexicon("nouns")
        kind = (nouns.get(subject.lemma_.lower()) or nouns.get(subject.lower_)) if subject is not None else None
        if kind in (Commitment.POSSIBLE.value, LIKELY):
            yield Mark(Commitment.PREDICTED, (token,))


def _adjectives(head: Token, tense: Tense) -> Iterator[Mark]:
    """Adjectives of a nominal content: "an alleged massacre"."""
    if head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return
    for c in head.children:
        kind = lexicon("adjectives").get(c.lower_) if c.dep_ in ("amod", "compound") else None
        if kind is not None:
            shown = kind != Commitment.PREDICTED.value
            yield Mark(commitment(kind, tense), (c,), weak=not shown, shown=shown)
