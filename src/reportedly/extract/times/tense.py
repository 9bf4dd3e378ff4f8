"""Whether the words around a time look ahead or back: "will meet on Friday" is the next, "met on Friday" the last."""

from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from .lexemes import TABLE

_STEPS = 8


@cache
def _words(section: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table(TABLE)[section].items() if key != "example"}


def looks_ahead(token: Token) -> bool | None:
    """True: the future; false: the past; null: the words don't tell."""
    forward = _words("forward")
    if _is_said(token):
        return False
    if token.dep_ in ("poss", "compound", "nmod") and token.head.pos_ == "NOUN":
        return _noun_looks_ahead(token.head, possessive=token.dep_ == "poss")
    node, preposition = token, ""
    for _ in range(_STEPS):
        if node.head.i == node.i:
            break
        node = node.head
        if node.pos_ == "ADP":
            preposition = node.lower_
        if node.lemma_.lower() in forward["nouns"] or (node.pos_ == "ADJ" and node.lower_ in forward["adjectives"]):
            return not any(c.lower_ == "had" for c in node.head.children)
        if node.pos_ in ("VERB", "AUX"):
            told = _verb_looks_ahead(node, to=preposition in forward["reach"])
            if told is not None or _is_open(node):
                return told
    return None


def _is_said(token: Token) -> bool:
    """ "Said Friday", "told reporters" apart: whatever the parser hangs it on."""
    before = [t for t in token.doc[max(token.i - 2, 0) : token.i] if t.lower_ not in _words("backward")["between"]]
    return bool(before) and before[-1].tag_ == "VBD" and before[-1].lemma_ in _words("backward")["saying"]


def _noun_looks_ahead(noun: Token, *, possessive: bool) -> bool | None:
    """ "Monday's strike" has been, "Sunday's election" is to come, but for "after Sunday's election"."""
    if noun.lemma_.lower() in _words("forward")["nouns"]:
        return noun.head.lower_ not in _words("backward")["prepositions"]
    return False if possessive else None


def _is_open(verb: Token) -> bool:
    """ "could fall within weeks": neither this verb nor the one that tells it says when."""
    return any(c.dep_ == "aux" and c.lower_ in _words("forward")["open_modals"] for c in verb.children)


def _verb_looks_ahead(verb: Token, *, to: bool) -> bool | None:
    """What one verb group tells; null sends the reader up to the verb that governs it. `to`: "postponed until …"."""
    forward, backward = _words("forward"), _words("backward")
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    planned = verb.lemma_.lower() in forward["verbs"]
    if auxiliaries & backward["perfect"]:
        return planned and "had" not in auxiliaries
    if auxiliaries & forward["auxiliaries"] or any(
        c.tag_ == "MD" and c.lower_ not in forward["open_modals"] for c in verb.children if c.dep_ == "aux"
    ):
        return True
    answer: bool | None = None
    if (verb.tag_ == "VBN" and (planned or to)) or (verb.tag_ == "VBD" and planned and to):
        answer = True
    elif verb.tag_ == "VBD" or auxiliaries & backward["past_be"]:
        answer = False
    elif verb.tag_ in ("VBZ", "VBP"):
        unclear = verb.tag_ == "VBP" and verb.lower_ in backward["same_in_past"]
        answer = False if unclear else verb.lemma_ not in backward["saying"]
    elif planned and verb.tag_ == "VBG":
        answer = True
    elif auxiliaries & backward["present_be"]:
        answer = verb.tag_ == "VBG" or planned or "to" in auxiliaries or None
    elif verb.tag_ == "VBN":
        answer = False
    elif "to" in auxiliaries and verb.head.lemma_.lower() in forward["verbs"]:
        answer = True
    return answer
