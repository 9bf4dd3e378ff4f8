"""Numbers that are part of a name: "Unit 8200", "Route 7", "Shahed 136 drones", "12 Baker Street"."""

from spacy.tokens import Token

from .figure import Figure
from .numeral import Form
from .sorts import words_of
from .units import is_sized

_SIGNS = {"", "~", "≈", "<", ">", "≥", "≤", "±", "+"}


def is_designation(figure: Figure) -> bool:
    """ "Unit 8200", "Route 7", "Resolution 1701", "Shahed 136 drones"; "In Khartoum 12 people died" is a count."""
    if not figure.currency and figure.passage.text[figure.first.idx : figure.start] not in _SIGNS:
        return True
    if figure.percent or figure.currency or figure.form in (Form.VAGUE, Form.FRACTION):
        return False
    if _is_address(figure):
        return True
    if not figure.first.i:
        return False
    before = figure.first.nbor(-1)
    if figure.form is Form.WORDS:
        spelled = before.lower_ in words_of("designators_spelled") and before.tag_ in ("NN", "NNP")
        return spelled and not _counts_ahead(figure, before)
    return _is_numbered(before) or (not is_sized(figure) and _is_named(figure, before))


def _is_numbered(before: Token) -> bool:
    """ "No. 10", "Shahed 136 drones"."""
    sign = before.lower_ in ("#", "№") or (before.lower_ == "." and before.i > 0 and before.nbor(-1).lower_ == "no")
    return sign or before.lower_ in words_of("names")


def _is_named(figure: Figure, before: Token) -> bool:
    """ "Hill 244", "Grad 21"."""
    if before.i < figure.first.sent.start or _counts_ahead(figure, before):
        return False
    if before.lower_ in words_of("designators"):
        return before.tag_ in ("NN", "NNP", "UH", "DT", "JJ", "CD", "NNPS")
    plain = figure.low == int(figure.low) and "," not in figure.passage.text[figure.start : figure.end]
    return plain and before.tag_ in ("NNP", "NNPS") and before.text[:1].isupper() and figure.low < 10000


def _is_address(figure: Figure) -> bool:
    """ "12 Haifa Street"."""
    names = figure.following(4)
    street = next((k for k, token in enumerate(names) if token.text in words_of("streets")), 0)
    return figure.form is Form.DIGITS and street > 0 and all(t.tag_ == "NNP" for t in names[:street])


def _counts_ahead(figure: Figure, before: Token) -> bool:
    """Whether the number counts a plural noun behind it, and the name before it does not belong to that noun."""
    head = figure.last.head
    plural = (head.i > figure.last.i and head.tag_ in ("NNS", "NNPS")) or head.lower_ in ("people", "troops")
    if not plural:
        follows = figure.following(1)
        return (
            bool(follows)
            and follows[0].tag_ in ("VBN", "NNS")
            and before.dep_ != "compound"
            and before.lower_ not in words_of("designators")
        )
    return before.head.i != head.i and before.dep_ in ("pobj", "npadvmod", "tmod")
