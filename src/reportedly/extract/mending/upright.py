"""Sentences that the parse hangs on a noun or a preposition, though a verb tells them."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from ..syntax import SUBJECTS, is_finite
from .arcs import Arcs
from .words import NOMINAL, RELATIVES

_PARTICIPLES = ("n", "ne", "ung", "unk")
"""Ends of participles that are no past: "taken", "done", "sung", "sunk"."""
_CLOSING = frozenset({"prep", "punct", "advmod", "npadvmod", "advcl", "cc", "conj"})


def set_upright(doc: Doc) -> None:
    """Every such sentence turned on its verb."""
    for sentence in doc.sents:
        root = sentence.root
        if root.pos_ in NOMINAL:
            verb = _told_of(root)
            if verb is not None:
                _turn(doc, sentence, verb, "nsubj")
        elif root.pos_ == "ADP":
            verb = next((t for t in sentence if _has_no_gap(t)), None)
            if verb is not None:
                _turn(doc, sentence, verb, "prep")


def _told_of(noun: Token) -> Token | None:
    """ "An airstrike killed 17 people": behind a noun a participle has no object, so it is finite."""
    for c in noun.children:
        past = c.tag_ in ("VBN", "VBD") and c.dep_ == "acl" and not c.lower_.endswith(_PARTICIPLES)
        counted = any(g.dep_ == "dobj" and g.i > c.i for g in c.children)
        alone = not any(g.dep_ in ("agent", "aux", "auxpass") for g in c.children)
        if past and counted and alone and not any(is_finite(g) for g in noun.children if g.i != c.i):
            return c
    return None


def _has_no_gap(verb: Token) -> bool:
    """ "As a result of the raid 16 men were hurt": a passive with a subject of its own is no relative clause."""
    if verb.dep_ != "relcl" or not any(c.dep_ == "auxpass" for c in verb.children):
        return False
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    between = verb.doc[verb.head.i + 1 : verb.i]
    return own is not None and not any(t.lower_ in RELATIVES or t.text == "," for t in between)


def _turn(doc: Doc, sentence: Sentence, verb: Token, label: str) -> None:
    root = sentence.root
    arcs = Arcs(doc)
    for c in root.children:
        opens = c.dep_ != "advmod" and c.left_edge.i == sentence.start
        if c.i != verb.i and c.dep_ in _CLOSING and (c.i > verb.i or opens):
            arcs.attach(c.i, verb.i, c.dep_)
    for told in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN" and not _has_subject(c))):
        if label == "nsubj":
            arcs.tags[told.i] = ("VBD", "VERB")
    arcs.attach(root.i, verb.i, label)
    arcs.attach(verb.i, verb.i, "ROOT")
    arcs.write()


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in verb.children)
