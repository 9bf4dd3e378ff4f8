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
    node = token
    for _ in range(_STEPS):
        if node.head.i == node.i:
            break
        node = node.head
        if node.lemma_.lower() in forward["nouns"] or (node.pos_ == "ADJ" and node.lower_ in forward["adjectives"]):
            return True
        if node.pos_ in ("VERB", "AUX"):
            told = _verb_looks_ahead(node)
            if told is not None:
                return told
    return None


def _verb_looks_ahead(verb: Token) -> bool | None:
    """What one verb group tells; null sends the reader up to the verb that governs it."""
    forward, backward = _words("forward"), _words("backward")
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & backward["perfect"]:
        return False
    if auxiliaries & forward["auxiliaries"] or any(
        c.tag_ == "MD" and c.lower_ not in forward["open_modals"] for c in verb.children if c.dep_ == "aux"
    ):
        return True
    planned = verb.lemma_.lower() in forward["verbs"]
    answer: bool | None = None
    if planned and verb.tag_ == "VBN":
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
