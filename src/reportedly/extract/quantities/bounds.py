"""The words around a number that bound it: "at least", "or so", "up to"."""

from functools import cache

from spacy.tokens import Doc, Token

from ...knowledge.tables import table
from ...model import Bound
from .figure import Figure
from .numerals import Form

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
    vague = figure.form is Form.VAGUE
    found: list[Bound] = []
    doc = figure.passage.doc
    first = figure.first
    while match := _before(doc, first.i):
        length, bound = match
        if bound is Bound.EXACT and doc[first.i - length].lower_ in ("a", "an", "all", "the") and length == 1:
            break
        found.append(bound)
        first = doc[first.i - length]
    firm: list[Bound] = [b for b in found if b is not Bound.EXACT]
    behind = phrase_after(doc, figure.last.i + 1) or phrase_after(doc, figure.after)
    if firm:
        last_firm = max(k for k, b in enumerate(found) if b is not Bound.EXACT)
        figure.first = _start_of(doc, figure, found, last_firm)
        figure.start = figure.first.idx
    elif behind:
        firm = [Bound(behind[1])]
        figure.end = behind[0].idx + len(behind[0])
        figure.last = behind[0]
    if not firm:
        figure.bound = Bound.VAGUE if vague else figure.bound
        return
    chosen = next((b for b in reversed(firm) if b is not Bound.ABOUT), Bound.ABOUT)
    if figure.ranged or vague:
        _bind_range(figure, chosen, vague=vague)
    else:
        figure.bound = chosen


def _bind_range(figure: Figure, chosen: Bound, *, vague: bool) -> None:
    """ "at least 200–300" starts at 200, "up to 200–300" ends at 300; "about" leaves a range as it is."""
    if chosen in (Bound.ABOUT, Bound.NEARLY):
        figure.bound = Bound.VAGUE if vague else Bound.BETWEEN
    else:
        figure.bound = chosen


def _start_of(doc: Doc, figure: Figure, found: list[Bound], upto: int) -> Token:
    first = figure.first
    for _ in found[: upto + 1]:
        match = _before(doc, first.i)
        if match:
            first = doc[first.i - match[0]]
    return first


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
    """ "talks about two hostages": no bound."""
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
