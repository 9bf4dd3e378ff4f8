"""What the parse says of the noun counted: subject, object, "the killing of …", a relative clause."""

from spacy.tokens import Token

from ...model import Measure
from .figure import Figure
from .measure_words import OF_PERSONS, did, done, joint, lexicon
from .sorts import SIZES, sorts, words_of


def by_grammar(figure: Figure) -> Measure | None:
    """What the parse says of the noun: subject, object, "the killing of …", a relative clause."""
    node = figure.noun or _root(figure)
    if (
        node.dep_ == "pobj"
        and node.head.lower_ == "of"
        and node.head.head.i in range(figure.first.i, figure.last.i + 1)
    ):
        node = node.head.head  # "192 of its troops died"
    for _ in range(4):
        own = _own_clause(node)
        if own is not None:
            return own
        if node.dep_ not in ("conj", "nummod", "appos", "quantmod", "advmod"):
            break
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and _is_measured_by(node.head.head):
        node = node.head.head  # "a garrison of 3,000 surrendered"
    head = node.head
    if node.dep_ == "pobj":
        return _held(node)
    if node.dep_ in ("nsubjpass", "nsubj"):
        return _of_subject(head, passive=node.dep_ == "nsubjpass")
    if node.dep_ in ("dobj", "obj"):
        return did(head) or _complement(head)
    return None


def _held(noun: Token) -> Measure | None:
    """ "the killing of 12 men", "was killed along with two guards"."""
    words, joint_word = lexicon(), noun.head
    if joint_word.lower_ == "with":
        return _beside(joint_word)
    if joint_word.lower_ != "of":
        return None
    deed = joint_word.head
    act = words.act.get(deed.lower_)
    if act is None or (deed.dep_ == "pobj" and act not in OF_PERSONS):
        return words.nouns.get(deed.lower_)
    return act


def _beside(joint_word: Token) -> Measure | None:
    """ "The mayor was killed along with two guards", "they shot him dead together with two guards"."""
    before = joint_word.i and joint_word.nbor(-1).lower_
    if before not in ("along", "together"):
        return None
    verb = next((t for t in joint_word.ancestors if t.pos_ == "VERB"), None)
    if verb is None:
        return None
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    found = _of_subject(verb, passive=passive) if passive or not any(c.dep_ == "dobj" for c in verb.children) else None
    return found or (None if passive else did(verb))


def _is_measured_by(noun: Token) -> bool:
    return noun.lower_ in words_of("collective") or sorts().get(noun.lower_) in SIZES


def _root(figure: Figure) -> Token:
    """The token of the number that hangs outside it: the "two" of "Fifty-two died"."""
    tokens = figure.passage.doc[figure.first.i : figure.last.i + 1]
    return next((t for t in tokens if t.head not in tokens), figure.first)


def _own_clause(noun: Token) -> Measure | None:
    """A participle or relative clause of the noun: "12 people who died", "30 huts burned and destroyed"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and (measure := done(child)):
            return joint(child, measure)
        if child.dep_ == "relcl":
            subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.lower_ in ("who", "that", "which"):
                found = _of_subject(child, passive=subject.dep_ == "nsubjpass")
                if found is not None:
                    return found
            elif (subject is None or subject.tag_ != "CD") and (measure := did(child)):
                return measure
    return None


def _of_subject(verb: Token, *, passive: bool) -> Measure | None:
    words = lexicon()
    if verb.lemma_ == "lose" and any(c.dep_ == "dobj" and c.lemma_ == "life" for c in verb.children):
        return Measure.KILLED  # "nine miners lost their lives"
    if passive and (measure := done(verb)):
        return joint(verb, measure)
    return (words.suffer.get(verb.lemma_) if not passive else None) or _complement(verb)


def _complement(verb: Token) -> Measure | None:
    """ "are feared dead", "went missing"."""
    for child in verb.rights:
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
            continue  # "they said that the men were dead"
        if child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "advcl", "attr") and child.pos_ in ("ADJ", "VERB", "NOUN"):
            measure = lexicon().done.get(child.lower_)
            if measure is not None and child.lower_ != "held":
                return measure
    return None
