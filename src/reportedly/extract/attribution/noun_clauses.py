"""Clauses that nouns of words carry: "reports that the bridge was down", "the army's position is that …"."""

from spacy.tokens import Token

from ..syntax import child, children, is_finite
from .lexicon import cue_lexicon
from .reach import subtree


def told_by(noun: Token) -> frozenset[int]:
    """The clause that a noun of words carries: "reports that the bridge was down"."""
    if noun.lemma_.lower() not in cue_lexicon().report_nouns and noun.lemma_.lower() not in cue_lexicon().nouns:
        return frozenset()
    clauses = [c for c in children(noun, "acl", "ccomp", "relcl") if is_finite(c)]
    return subtree(*(c for c in clauses if child(c, "mark") is not None or _is_bare(c, noun)))


def told_by_way_of(maker: Token) -> frozenset[int]:
    """ "the assessment of the service that troops will stay": a clause that the parse hung on the maker."""
    clauses = (c for c in children(maker, "relcl", "acl") if child(c, "nsubj", "nsubjpass") is not None)
    return subtree(*(c for c in clauses if (m := child(c, "mark")) is not None and m.lower_ == "that"))


def equated_with(noun: Token) -> frozenset[int]:
    """ "The army's position is that no mosque was hit", "It is the clerics' contention that two were"."""
    copula = noun.head
    if noun.dep_ not in ("nsubj", "attr") or copula.lemma_ not in ("be", "remain"):
        return frozenset()
    told = [c for c in children(copula, "ccomp", "acl") if child(c, "mark") is not None and is_finite(c)]
    return subtree(*(c for c in told if c.i > copula.i))


def _is_bare(clause: Token, noun: Token) -> bool:
    """ "denied reports he had fled": no "that", a subject of its own, nothing that "reports" could be the object of."""
    own = child(clause, "nsubj", "nsubjpass")
    gap = any(c.tag_ in ("WDT", "WP") for c in clause.children)
    return own is not None and not gap and noun.tag_ == "NNS" and own.left_edge.i == noun.i + 1
