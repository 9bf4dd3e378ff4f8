"""What happened to the things counted: the verb, participle or noun that says killed, captured, deployed …"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Measure
from .figure import Figure
from .sorts import SIZES, sorts, words_of

_BETWEEN = {
    "were", "was", "have", "has", "had", "been", "being", "are", "is", "be", "reportedly", "also", "feared",
    "confirmed", "reported", "believed", "presumed", "left", "said", "to", "thus", "far", "so", "already",
    "later", "who", "either", "still", "alone", "listed", "known", "more", "now", "then", "remain", "remained",
    "others", "allegedly", "else", "seriously", "critically", "severely", "badly", "lightly",
}  # fmt: skip
_ADJECTIVES = {"dead", "hurt", "wounded", "missing", "injured", "prisoner", "captive", "hostage"}
"""Words for a state that the tagger may take for nouns."""
_NOUN_FOLLOWS = {"DT", "CD", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"}
_DETERMINERS = {"the", "a", "an", "their", "its", "another", "all", "his", "these", "those", "of"}
_TOLL_REACH = 18
HARM = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.MISSING})
OF_PERSONS = HARM | {Measure.CAPTURED, Measure.DETAINED, Measure.DISPLACED, Measure.RELEASED}


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon turned round: from word to measure."""

    did: Mapping[str, Measure]
    done: Mapping[str, Measure]
    suffer: Mapping[str, Measure]
    nouns: Mapping[str, Measure]
    act: Mapping[str, Measure]
    only: Mapping[Measure, frozenset[str]]
    strict: frozenset[Measure]


@cache
def _lexicon() -> _Words:
    rows = table("lexicons/measures")

    def turned(key: str) -> dict[str, Measure]:
        return {word: measure for measure in Measure for word in rows[measure.value][key]}

    return _Words(
        did=turned("did"),
        done=turned("done"),
        suffer=turned("suffer"),
        nouns=turned("nouns"),
        act=turned("act"),
        only={m: frozenset(rows[m.value]["only"]) for m in Measure},
        strict=frozenset(m for m in Measure if rows[m.value].get("strict")),
    )


def measure_of(figure: Figure) -> Measure | None:
    """The measure that the words around the figure give it, nearest words first."""
    found = (find(figure) for find in (_by_noun, _behind, _ahead, _by_grammar, _by_toll))
    fitting = (measure for measure in found if measure is not None and _speaks_to(measure, figure))
    measure = next(fitting, None)
    if measure in (Measure.CAPTURED, Measure.DETAINED) and Measure.RELEASED in fitting:
        return Measure.RELEASED  # "freed 31 captives"
    return measure


def _speaks_to(measure: Measure, figure: Figure) -> bool:
    """ "sent 900 soldiers" deploys, "sent 12 letters" does not."""
    words = _lexicon()
    only = words.only[measure]
    if not only or figure.sort in only or figure.sort == "harm" or figure.noun is None:
        return True
    if figure.sort is not None:
        return False
    return measure not in words.strict or ("person" in only and figure.noun.tag_ == "NNPS")  # "1.9 million Gazans"


def _by_noun(figure: Figure) -> Measure | None:
    """ "31 deaths", "12 fatalities", "300 displaced families"."""
    words = _lexicon()
    if figure.noun is None:
        return None
    for token in reversed(figure.nouns):
        measure = words.nouns.get(token.lower_) if token.i == figure.noun.i else None
        if token.tag_ in ("VBN", "JJ", "NN", "VBD") and token.i != figure.noun.i:
            measure = measure or words.done.get(token.lower_)
        if measure is not None:
            return _joint(token, measure)
    return None


def _joint(token: Token, measure: Measure) -> Measure:
    """ "killed or wounded" are casualties."""
    words = _lexicon()
    doc = token.doc
    if measure not in (Measure.KILLED, Measure.WOUNDED):
        return measure
    for at, step in ((token.i + 1, 1), (token.i - 1, -1)):
        if 0 <= at < len(doc) and doc[at].lower_ in ("and", "or") and 0 <= at + step < len(doc):
            other = doc[at + step]
            joined = words.done.get(other.lower_) or words.did.get(other.lemma_)
            if joined in (Measure.KILLED, Measure.WOUNDED) and joined is not measure and other.pos_ != "NOUN":
                return Measure.CASUALTIES
    return measure


def _done(token: Token) -> Measure | None:
    """The measure of a participle or adjective, with its particle: "shot down"."""
    words = _lexicon()
    nxt = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return words.done.get(f"{token.lower_} {nxt}") or words.done.get(token.lower_)


def _behind(figure: Figure) -> Measure | None:
    """ "60 herders had been killed", "22 wounded", "900 stationed in", "left 12 people dead"."""
    doc, at, passive = figure.passage.doc, figure.after, False
    if [t.lower_ for t in doc[at : at + 2]] in (["of", "them"], ["of", "whom"]):
        at += 2
    limit = min(at + 7, len(doc))
    while at < limit and doc[at].lower_ in _BETWEEN:
        passive = passive or doc[at].lower_ in ("were", "was", "been", "being", "are", "is")
        if (
            doc[at].lower_ in ("left", "confirmed", "reported")
            and doc[at].tag_ == "VBD"
            and not passive
            and _followed_by_noun(doc[at])
        ):
            return None
        at += 1
    if at >= len(doc):
        return None
    measure = _done(doc[at])
    if measure is None or (not passive and doc[at].tag_ in ("VBD", "VBN", "VB", "VBP") and _followed_by_noun(doc[at])):
        return None
    if doc[at].tag_ in ("NN", "NNS") and doc[at].lower_ not in _ADJECTIVES:
        return None
    return _joint(doc[at], measure)


def _followed_by_noun(verb: Token) -> bool:
    """Whether the verb takes an object: "12 soldiers killed three herders"."""
    if any(c.dep_ in ("dobj", "obj") for c in verb.children):
        return True
    nxt = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return nxt is not None and nxt.tag_ in _NOUN_FOLLOWS and nxt.dep_ not in ("npadvmod", "nmod")


def _ahead(figure: Figure) -> Measure | None:
    """ "killing at least 12", "shot down 30 drones"."""
    doc, words = figure.passage.doc, _lexicon()
    at = figure.first.i - 1
    while at > 0 and doc[at].lower_ in _DETERMINERS:
        at -= 1
    if at < 0:
        return None
    token = doc[at]
    if at and (measure := words.did.get(f"{doc[at - 1].lemma_} {token.lower_}")):
        return measure
    measure = words.did.get(token.lemma_) if token.pos_ in ("VERB", "AUX") else None
    return _joint(token, measure) if measure else None


def _by_grammar(figure: Figure) -> Measure | None:
    """What the parse says of the noun: subject, object, "the killing of …", a relative clause."""
    words = _lexicon()
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
    if node.dep_ == "pobj" and head.lower_ == "of":
        noun = head.head
        if noun.dep_ == "pobj" or noun.lower_ not in words.act:
            return words.nouns.get(noun.lower_)
        return words.act.get(noun.lower_)
    if node.dep_ in ("nsubjpass", "nsubj"):
        return _of_subject(head, passive=node.dep_ == "nsubjpass")
    if node.dep_ in ("dobj", "obj"):
        return _did(head) or _complement(head)
    return None


def _is_measured_by(noun: Token) -> bool:
    return noun.lower_ in words_of("collective") or sorts().get(noun.lower_) in SIZES


def _root(figure: Figure) -> Token:
    """The token of the number that hangs outside it: the "two" of "Fifty-two died"."""
    tokens = figure.passage.doc[figure.first.i : figure.last.i + 1]
    return next((t for t in tokens if t.head not in tokens), figure.first)


def _did(verb: Token) -> Measure | None:
    """The measure of what the verb does, with its particle: "shot 30 drones down"."""
    words = _lexicon()
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return words.did.get(f"{verb.lemma_} {particle}") or words.did.get(verb.lemma_)


def _own_clause(noun: Token) -> Measure | None:
    """A participle or relative clause of the noun: "12 people who died", "30 huts burned and destroyed"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and (measure := _done(child)):
            return _joint(child, measure)
        if child.dep_ == "relcl":
            subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.lower_ in ("who", "that", "which"):
                found = _of_subject(child, passive=subject.dep_ == "nsubjpass")
                if found is not None:
                    return found
            elif (subject is None or subject.tag_ != "CD") and (measure := _did(child)):
                return measure
    return None


def _of_subject(verb: Token, *, passive: bool) -> Measure | None:
    words = _lexicon()
    if passive and (measure := _done(verb)):
        return _joint(verb, measure)
    return (words.suffer.get(verb.lemma_) if not passive else None) or _complement(verb)


def _complement(verb: Token) -> Measure | None:
    """ "are feared dead", "went missing"."""
    for child in verb.rights:
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
            continue  # "they said that the men were dead"
        if child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "advcl", "attr") and child.pos_ in ("ADJ", "VERB", "NOUN"):
            measure = _lexicon().done.get(child.lower_)
            if measure is not None and child.lower_ != "held":
                return measure
    return None


def _by_toll(figure: Figure) -> Measure | None:
    """ "put the death toll at 45", "the number of people killed has reached 900": a number behind a noun of harm."""
    if figure.noun is not None:
        return None
    words, doc = _lexicon(), figure.passage.doc
    first = max(figure.first.sent.start, figure.first.i - _TOLL_REACH)
    total = False
    for at in range(figure.first.i - 1, first - 1, -1):
        word = doc[at].lower_
        if doc[at].tag_ == "CD" or word == ";":
            return None
        if word in ("toll", "deaths", "fatalities", "casualties", "injuries", "arrests"):
            figure.of_toll = words.nouns[word] is Measure.KILLED
            return words.nouns[word]
        total = total or word in ("number", "total", "tally", "count")
        if total:
            return next(
                (
                    m
                    for t in doc[at : figure.first.i]
                    if (m := words.done.get(t.lower_)) or (m := words.nouns.get(t.lower_))
                ),
                None,
            )
    return None
