"""What happened to the things counted: the verb, participle or noun that says killed, captured, deployed …"""

from spacy.tokens import Token

from ...model import Measure
from .figure import Figure
from .grammar import by_grammar
from .measure_words import done, joint, lexicon

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


def measure_of(figure: Figure) -> Measure | None:
    """The measure that the words around the figure give it, nearest words first."""
    found = (find(figure) for find in (_by_noun, _behind, _ahead, by_grammar, _by_toll, _by_idiom))
    fitting = (measure for measure in found if measure is not None and _speaks_to(measure, figure))
    measure = next(fitting, None)
    if measure in (Measure.CAPTURED, Measure.DETAINED) and Measure.RELEASED in fitting:
        return Measure.RELEASED  # "freed 31 captives"
    return measure


def _speaks_to(measure: Measure, figure: Figure) -> bool:
    """ "sent 900 soldiers" deploys, "sent 12 letters" does not."""
    words = lexicon()
    only = words.only[measure]
    if not only or figure.sort in only or figure.sort == "harm" or figure.noun is None:
        return True
    if figure.sort is not None:
        return False
    return measure not in words.strict or ("person" in only and figure.noun.tag_ == "NNPS")  # "1.9 million Gazans"


def _by_noun(figure: Figure) -> Measure | None:
    """ "31 deaths", "12 fatalities", "300 displaced families"."""
    words = lexicon()
    if figure.noun is None:
        return None
    for token in reversed(figure.nouns):
        measure = words.nouns.get(token.lower_) if token.i == figure.noun.i else None
        if token.tag_ in ("VBN", "JJ", "NN", "VBD") and token.i != figure.noun.i:
            measure = measure or words.done.get(token.lower_)
        if measure is not None:
            return joint(token, measure)
    return None


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
    measure = done(doc[at])
    if measure is None or (not passive and doc[at].tag_ in ("VBD", "VBN", "VB", "VBP") and _followed_by_noun(doc[at])):
        return None
    if doc[at].tag_ in ("NN", "NNS") and doc[at].lower_ not in _ADJECTIVES:
        return None
    return joint(doc[at], measure)


def _followed_by_noun(verb: Token) -> bool:
    """Whether the verb takes an object: "12 soldiers killed three herders"."""
    if any(c.dep_ in ("dobj", "obj") for c in verb.children):
        return True
    nxt = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return nxt is not None and nxt.tag_ in _NOUN_FOLLOWS and nxt.dep_ not in ("npadvmod", "nmod")


def _ahead(figure: Figure) -> Measure | None:
    """ "killing at least 12", "shot down 30 drones"."""
    doc, words = figure.passage.doc, lexicon()
    at = figure.first.i - 1
    while at > 0 and doc[at].lower_ in _DETERMINERS:
        at -= 1
    if at < 0:
        return None
    token = doc[at]
    if at and (measure := words.did.get(f"{doc[at - 1].lemma_} {token.lower_}")):
        return measure
    measure = words.did.get(token.lemma_) if token.pos_ in ("VERB", "AUX") else None
    return joint(token, measure) if measure else None


def _by_toll(figure: Figure) -> Measure | None:
    """ "put the death toll at 45", "the number of people killed has reached 900": a number behind a noun of harm."""
    if figure.noun is not None:
        return None
    words, doc = lexicon(), figure.passage.doc
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


_IDIOM_REACH = 8
_PASSED_OVER = {"AUX", "ADV", "PUNCT"}


def _by_idiom(figure: Figure) -> Measure | None:
    """ "4,200 people left their homes", "drove 5,100 people from their homes", "had to leave"."""
    if figure.noun is None:
        return None
    doc = figure.passage.doc
    end = min(figure.noun.sent.end, max(figure.after, figure.noun.i + 1) + _IDIOM_REACH)
    behind = [t for t in doc[max(figure.after, figure.noun.i + 1) : end] if t.pos_ not in _PASSED_OVER]
    told = " ".join(t.lemma_.lower() for t in behind)
    ahead = figure.first.i - 1
    while ahead > 0 and (doc[ahead].lower_ in _DETERMINERS or doc[ahead].pos_ == "ADV"):
        ahead -= 1
    verb = doc[ahead].lemma_.lower() if ahead >= 0 and doc[ahead].pos_ == "VERB" else None
    for idiom, measure in lexicon().idioms.items():
        if f"{told} ".startswith(f"{idiom} ") or (verb and f"{verb} {told} ".startswith(f"{idiom} ")):
            return measure
    return None
