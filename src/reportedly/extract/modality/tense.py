"""When, as grammar tells it: past, present or future of an event, seen from the telling."""

from itertools import pairwise

from spacy.tokens import Token

from ...model import Act, Commitment, Tense
from .chain import governs, is_infinitive, is_to_be, told
from .lexicon import FORESEEING, lexicon, words
from .marks import modal_of, was_unable

_AHEAD = frozenset({Act.EXPECTS, Act.THREATENS, Act.PROMISES, Act.ASKS, Act.WARNS})
_LOOKING_AHEAD = frozenset({Commitment.EXPECTED, Commitment.PLANNED, Commitment.PREDICTED})
_BEHIND = frozenset({Act.DENIES, Act.CONFIRMS, Act.CANNOT_CONFIRM, Act.ACCUSES})


def read_tense(
    chain: tuple[Token, ...],
    inside: frozenset[int],
    *,
    act: Act | None,
    commitment: Commitment | None,
    backshifted: bool,
    foreseen: bool = False,
) -> Tense:
    """The tense of a clause whose predicates are `chain`, under a cue of that act and commitment.

    `foreseen`: the cue itself speaks of what may come ("has not ruled out an attack").
    `backshifted`: the clause stands in indirect speech under a past verb of saying ("said the town was cut off").
    """
    last = chain[-1]
    ahead = act in _AHEAD or commitment in _LOOKING_AHEAD or foreseen
    if not any(t.pos_ in ("VERB", "AUX") for t in chain):
        return _nominal(last, act=act, ahead=ahead)
    core = told(chain)
    outer = chain[: len(chain) - len(core)]
    tense = _verbal(core, act=act, ahead=ahead)
    if tense is Tense.PRESENT and any(_foresees(t) for t in outer) and core[0].lemma_ not in words("states", "verbs"):
        return Tense.FUTURE
    if tense in (Tense.PRESENT, Tense.NONE) and _points_ahead(chain, inside):
        return Tense.FUTURE
    if tense is Tense.PAST and backshifted and _is_backshifted_state(core[0]):
        return Tense.PRESENT
    return tense


def _nominal(noun: Token, *, act: Act | None, ahead: bool) -> Tense:
    """Of a noun as content: "expect an imminent assault", "denied the killings"."""
    if ahead:
        return Tense.FUTURE
    if any(c.lower_ in words("future", "adjectives") for c in noun.children):
        return Tense.FUTURE
    if noun.dep_ == "pobj" and noun.head.head.lemma_ in words("future", "nouns"):
        return Tense.FUTURE
    return Tense.PAST if act in _BEHIND else Tense.NONE


def _verbal(chain: tuple[Token, ...], *, act: Act | None, ahead: bool) -> Tense:
    last = _last_verb(chain)
    if _is_perfect_infinitive(last):
        return Tense.PAST
    if _leads_ahead(chain, last):
        return Tense.FUTURE
    if last is not chain[-1] and chain[-1].lower_ in words("states", "outcomes"):
        return Tense.PAST
    first = _first_finite(chain)
    modal = modal_of(first)
    if modal is not None:
        return _under_modal(modal, first, last)
    finite = _finite_tense(first)
    if finite is not None:
        return Tense.FUTURE if finite is Tense.PRESENT and ahead and first.lemma_ != "be" else finite
    return _unfinite(first, act=act, ahead=ahead)


def _leads_ahead(chain: tuple[Token, ...], last: Token) -> bool:
    """ "plans to hold", "is to receive", "a blockade is unlikely": what is governed so is still to come."""
    for token, below in pairwise(chain):
        if (FORESEEING & _kinds(token) or is_to_be(token)) and (token is not last or is_infinitive(below)):
            return True
    return chain[-1].dep_ == "acomp" and chain[-1].lemma_ in words("future", "predicative")


def _foresees(token: Token) -> bool:
    """Whether an outer predicate looks ahead: "there is a chance that they return"."""
    to_be_seen = token.lemma_ in words("open", "awaited") and is_infinitive(token)
    return to_be_seen or bool(_kinds(token) & (FORESEEING | {"possible"}))


def _kinds(token: Token) -> set[str | None]:
    lemma = token.lemma_.lower()
    noun = lexicon("nouns").get(lemma) if token.pos_ == "NOUN" else None
    return {governs(token), lexicon("impersonal").get(lemma), noun}


def _last_verb(chain: tuple[Token, ...]) -> Token:
    return next((t for t in reversed(chain) if t.pos_ in ("VERB", "AUX")), chain[-1])


def _first_finite(chain: tuple[Token, ...]) -> Token:
    """The predicate that carries the tense: "was" of "was unclear", "deployed" of "have been deployed"."""
    return next((t for t in chain if t.pos_ in ("VERB", "AUX")), chain[0])


def _is_perfect_infinitive(verb: Token) -> bool:
    """ "to have been hit", "having fled"."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(c.lower_ in ("have", "having") and c.tag_ in ("VB", "VBG") for c in auxiliaries)


def _under_modal(modal: Token, verb: Token, last: Token) -> Tense:
    if lexicon("modals").get(modal.lower_) == Commitment.PREDICTED.value:
        return Tense.FUTURE
    if modal.lower_ in ("can", "ca", "cannot"):
        return Tense.PRESENT
    if modal.lower_ == "could" and was_unable(verb):
        return Tense.PAST
    if last.tag_ == "VBG" or any(c.lower_ in words("future", "ongoing") for t in (verb, last) for c in t.children):
        return Tense.PRESENT
    return Tense.PRESENT if last.lemma_ == "be" or (verb.lemma_ == "be" and verb is last) else Tense.FUTURE


def _finite_tense(verb: Token) -> Tense | None:
    """Of the inflected auxiliary, else of the verb itself; null without either."""
    for c in verb.children:
        if c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP"):
            if c.tag_ == "VBD" or (c.lemma_ == "have" and verb.tag_ != "VB"):
                return Tense.PAST
            return Tense.PRESENT
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.PRESENT
    return None


def _unfinite(verb: Token, *, act: Act | None, ahead: bool) -> Tense:
    """Of infinitives, gerunds and participles: as the cue has it, else as the verb they hang on."""
    if ahead and act is not Act.WARNS:
        return Tense.FUTURE
    if act in _BEHIND:
        return Tense.PAST
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return Tense.FUTURE
    above = verb.head
    for _ in range(3):
        if above.pos_ in ("VERB", "AUX") and above.i != verb.i:
            if modal_of(above) is not None:
                return Tense.FUTURE
            found = _finite_tense(above)
            if found is not None:
                return found
        above = above.head
    return Tense.PAST if verb.tag_ == "VBN" else Tense.NONE


def _points_ahead(chain: tuple[Token, ...], inside: frozenset[int]) -> bool:
    """Whether verb or time words look ahead: "is preparing for", "arrive tomorrow", "in the coming days"."""
    for token in chain:
        if token.pos_ == "VERB" and token.lemma_ in words("future", "verbs") and token.tag_ != "VBN":
            return True
        for c in token.children:
            if c.i not in inside:
                continue
            if c.lower_ in words("future", "adverbs"):
                return True
            if c.dep_ == "prep" and any(g.lower_ in ("coming", "next") for o in c.children for g in o.children):
                return True
            if c.dep_ == "npadvmod" and any(g.lower_ == "next" for g in c.children):
                return True
    return False


def _is_backshifted_state(verb: Token) -> bool:
    """The simple past of a state: "were in Kursk", not "were killed" and not "had been"."""
    simple = verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.lemma_ == "be" for c in verb.children if c.dep_ == "aux")
    progressive = verb.tag_ == "VBG"
    return simple and (progressive or verb.lemma_ in words("states", "verbs"))
