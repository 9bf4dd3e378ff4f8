"""Words as the order of a sentence is read by: forms of the verbs of saying, and small words."""

from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from ..quotations import MARKS
from .forms import finite_forms

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVES = frozenset({"who", "which", "whose", "whom", "that", "where", "when"})
JOINTS = frozenset({"and", "but", "while", "whereas", "although", "though", "as", "yet"})


@cache
def told_by_form(*, clausal: bool = True) -> dict[str, str]:
    """Finite forms of the verbs that carry clauses, or of all verbs of saying."""
    data = table("lexicons/cues")
    classes = {
        name
        for name, row in data["class"].items()
        if not clausal or ("clause" in row["frames"] and not row.get("material"))
    }
    return {
        form: verb
        for verb, row in data["verbs"].items()
        if row["class"] in classes and "particle" not in row
        for form in finite_forms(verb)
    }


def is_cue_form(token: Token) -> bool:
    """Whether the word is a finite form of a verb that carries clauses."""
    return token.lower_ in told_by_form() and token.tag_ in FINITE


def is_relay(token: Token) -> bool:
    """Whether the word passes on to another source: "citing two dockers", "quoting a commander"."""
    relay = table("lexicons/cues")["relay"].get(token.lemma_.lower())
    return relay is not None and "preposition" not in relay and token.tag_ == "VBG"


@cache
def listening() -> frozenset[str]:
    """Verbs of saying whose object listens."""
    listened = table("lexicons/cues")["listened"]
    return frozenset(listened["words"]) | frozenset(listened["too"])


def is_mark(token: Token) -> bool:
    """A quotation mark, no apostrophe of a possessor."""
    return token.text in MARKS and token.tag_ != "POS"
