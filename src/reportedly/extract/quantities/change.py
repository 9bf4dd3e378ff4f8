"""Changes against counts: "rose by 300", "a drop of some 400", "up 40 from May"."""

from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from .figure import Figure

_LEVELS = frozenset({"below", "above", "under", "beyond", "past"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("lexicons/numbers")["change"][key])


def is_change(figure: Figure) -> bool:
    """Whether the number says by how much something rose or fell."""
    doc, at = figure.passage.doc, figure.first.i - 1
    if at < 0:
        return False
    before = doc[at]
    if figure.first.lower_ in _LEVELS:
        return False  # "fell below 6 million"
    if before.lower_ == "by":
        return _changes(before.head) or any(_changes(doc[k]) for k in range(max(at - 3, 0), at))
    if before.lower_ == "of":
        return any(doc[k].lower_ in _words("nouns") for k in range(max(at - 2, 0), at))
    if before.lower_ in _words("particles"):
        return at == 0 or doc[at - 1].pos_ not in ("VERB",) or _changes(doc[at - 1])
    return before.pos_ == "VERB" and _rises(before) and not any(c.dep_ == "nsubjpass" for c in before.children)


def _rises(verb: Token) -> bool:
    """Verbs that take the change itself as object: "rose 300", not "raise 300 troops"."""
    return verb.lemma_ in _words("verbs") and verb.lemma_ not in (
        "raise",
        "reduce",
        "boost",
        "lower",
        "cut",
        "gain",
        "drop",
    )


def _changes(token: Token) -> bool:
    return (
        token.lemma_.lower() in _words("verbs")
        or token.lower_ in _words("nouns")
        or token.lower_ in _words("particles")
    )
