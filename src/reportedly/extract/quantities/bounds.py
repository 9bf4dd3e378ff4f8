"""The words around a number that bound it: "at least", "or so", "up to"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from ...knowledge.tables import table
from ...model import Bound
from .figure import Figure
from .numeral import Form

_LONGEST = 5


@cache
def _phrases(side: str) -> dict[tuple[str, ...], Bound]:
    return {
        tuple(_split(phrase)): Bound(name)
        for name, row in table("lexicons/bounds").items()
        for phrase in row.get(side, ())
    }


def _split(phrase: str) -> list[str]:
    """The phrase in spaCy's tokens."""
    return phrase.replace("-", "- ").split()


@cache
def _plain_preposition_heads() -> frozenset[str]:
    return frozenset(table("lexicons/bounds")["preposition"]["words"])


def bind(figure: Figure) -> None:
    """Set the figure's bound from the words around it, and stretch it over them."""
    doc = figure.passage.doc
    firm: list[tuple[Token, Bound]] = [(first, bound) for first, bound in _ahead(figure) if bound is not Bound.EXACT]
    behind = phrase_after(doc, figure.last.i + 1) or phrase_after(doc, figure.after)
    if firm:
        figure.first = firm[-1][0]
        figure.start = min(figure.start, figure.first.idx)
    elif behind:
        figure.last, bound = behind
        firm = [(figure.first, bound)]
        figure.end = figure.last.idx + len(figure.last)
    bounds = [bound for _, bound in firm]
    if bounds:
        _set_bound(figure, next((b for b in reversed(bounds) if b is not Bound.ABOUT), Bound.ABOUT))
    elif figure.form is Form.VAGUE:
        figure.bound = Bound.VAGUE


def _ahead(figure: Figure) -> Iterator[tuple[Token, Bound]]:
    """The phrases before the number, nearest first, each with its first token."""
    doc, first = figure.passage.doc, figure.first
    sign = doc.text[first.idx : figure.start]
    if (sign,) in _phrases("before"):
        yield first, _phrases("before")[(sign,)]  # "~45" is one token
    while match := _before(doc, first.i):
        length, bound = match
        if length == 1 and doc[first.i - 1].lower_ in ("a", "an", "all", "the"):
            return
        first = doc[first.i - length]
        yield first, bound


def _set_bound(figure: Figure, bound: Bound) -> None:
    """ "at least 200–300" starts at 200, "up to 200–300" ends at 300; "about" leaves a range as it is."""
    vague = figure.form is Form.VAGUE
    if (figure.ranged or vague) and bound in (Bound.ABOUT, Bound.NEARLY):
        bound = Bound.VAGUE if vague else Bound.BETWEEN
    figure.bound = bound


def _before(doc: Doc, at: int) -> tuple[int, Bound] | None:
    """The longest phrase that ends before token `at`: its length and bound."""
    phrases = _phrases("before")
    sentence_start = max(at - _LONGEST, 0)
    words = [doc[k].lower_ for k in range(sentence_start, at)]
    for length in range(len(words), 0, -1):
        bound = phrases.get(tuple(words[-length:]))
        if bound is None:
            continue
        if length == 1 and _is_preposition(doc[at - 1]):
            return None
        return length, bound
    return None


def _is_preposition(word: Token) -> bool:
    """ "talks about two hostages", "handed over 14 tanks": no bound."""
    if word.dep_ == "prt":
        return True
    if word.lower_ not in ("about", "over", "around", "under", "above", "below", "near", "beyond"):
        return False
    before = word.nbor(-1).lower_ if word.i else ""
    return before in _plain_preposition_heads() and word.dep_ == "prep"


def phrase_after(doc: Doc, start: int) -> tuple[Token, Bound] | None:
    """The bound phrase that begins at token `start`: its last token and its bound."""
    phrases = _phrases("after")
    words = [doc[k].lower_ for k in range(start, min(start + 4, len(doc)))]
    for length in range(len(words), 0, -1):
        bound = phrases.get(tuple(words[:length]))
        if bound is not None:
            return doc[start + length - 1], bound
    return None
