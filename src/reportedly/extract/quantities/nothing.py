"""Numbers that count nothing: designations, ages, telephone numbers, addresses, dates and lengths of time."""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Span, TimeSpan
from .figure import Figure
from .lengths import time_word
from .numerals import Form

_MASKED = re.compile(
    r"\S+://\S+|\bwww\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|info|int)\b\S*"
    r"|(?<![\w.])\+\d[\d ().-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3,4}-\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b\d{1,4}/\d{1,4}(?:/\d{1,4})?\b|\b\d{1,2}:\d{2}\b|\d+(?:\.\d+)?\s?°\s?\d*[NSEW]?\b|\b\d+\.\d+\.\d+[\d.]*"
)


def masked(text: str) -> list[Span]:
    """Stretches of the text whose digits don't count: URLs, addresses, telephones, clock times, coordinates, scores."""
    if not _MASKED_HINT.search(text):
        return []
    scores = (m for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2]))
    return [Span(*m.span()) for m in (*_MASKED.finditer(text), *scores)]


_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w-])")
_MASKED_HINT = re.compile(r"[/@:°+]|\d[-–]\d|\.\w")


@cache
def _unit_words(kind: str) -> frozenset[str]:
    return frozenset(table("lexicons/units")[kind]["words"])


def counts_nothing(figure: Figure, times: Sequence[TimeSpan]) -> bool:
    """Whether the number is a name, an age, a date or a length of time."""
    return (
        _in_time(figure, times)
        or _is_bare_year(figure)
        or time_word(figure) is not None
        or _is_age(figure)
        or _is_designation(figure)
        or _is_pronoun_one(figure)
        or _is_loose_vague(figure)
    )


def _in_time(figure: Figure, times: Sequence[TimeSpan]) -> bool:
    span = Span(figure.passage.start + figure.start, figure.passage.start + figure.end)
    return any(span.overlaps(time.span) for time in times)


def _is_bare_year(figure: Figure) -> bool:
    """ "a 1997 raid": four digits that count no plural noun."""
    written = figure.passage.text[figure.start : figure.end]
    if not (written.isdecimal() and len(written) == 4 and 1800 <= figure.low <= 2099):
        return False
    follows = _following(figure, 3)
    plural = any(t.tag_ == "NNS" or t.lower_ == "people" for t in follows)
    before = figure.first.nbor(-1).lower_ if figure.first.i else ""
    return not plural or before in ("the", "a", "its", "their")


def _following(figure: Figure, many: int) -> list[Token]:
    doc = figure.passage.doc
    return [doc[k] for k in range(figure.last.i + 1, min(figure.last.i + 1 + many, len(doc)))]


def _is_age(figure: Figure) -> bool:
    """ "aged 20", "ages 5 to 12", "Ali Hassan, 42, said"."""
    first = figure.first
    before = first.nbor(-1) if first.i else None
    if before is None:
        return False
    if before.lower_ in ("aged", "age", "ages"):
        return True
    if before.lower_ == "of" and before.i and before.nbor(-1).lower_ in ("age", "ages"):
        return True
    follows = _following(figure, 1)
    name = first.nbor(-2) if first.i > 1 else None
    return (
        before.text == ","
        and name is not None
        and name.tag_ in ("NNP", "NNPS", "PRP", "NN")
        and figure.form is Form.DIGITS
        and figure.low <= 120
        and bool(follows)
        and follows[0].text in (",", ".", ")")
        and (name.tag_ == "NNP" or follows[0].text == ",")
        and not _in_list(first)
    )


def _in_list(number: Token) -> bool:
    return any(c.tag_ == "CD" for c in number.children) or number.head.tag_ == "CD"


def _is_designation(figure: Figure) -> bool:
    """ "Unit 8200", "Route 7", "Resolution 1701", "Shahed 136 drones"; "In Khartoum 12 people died" is a count."""
    first = figure.first
    if first.idx != figure.start and not figure.currency:
        return True
    if figure.form is not Form.DIGITS or figure.percent or figure.currency or not first.i:
        return figure.form is Form.WORDS and first.i > 0 and _named_by_word(figure)
    before = first.nbor(-1)
    if before.lower_ in ("#", "№") or (before.lower_ == "." and first.i > 1 and first.nbor(-2).lower_ == "no"):
        return True
    if before.lower_ in _unit_words("names"):
        return True
    if before.lower_ in _unit_words("designators") and first.i - 1 >= first.sent.start:
        return before.tag_ in ("NN", "NNP", "UH", "DT", "JJ", "CD", "NNPS") and not _counts_ahead(figure, before)
    plain = figure.low == int(figure.low) and "," not in figure.passage.text[figure.start : figure.end]
    proper = before.tag_ in ("NNP", "NNPS") and before.text[:1].isupper() and before.i >= first.sent.start
    return plain and proper and figure.low < 10000 and not _counts_ahead(figure, before)


def _named_by_word(figure: Figure) -> bool:
    before = figure.first.nbor(-1)
    return (
        before.lower_
        in (
            "chapter",
            "phase",
            "article",
            "unit",
            "number",
            "route",
            "stage",
            "channel",
            "group",
            "team",
            "level",
            "day",
            "week",
        )
        and before.tag_ in ("NN", "NNP")
        and not _counts_ahead(figure, before)
    )


def _counts_ahead(figure: Figure, before: Token) -> bool:
    """Whether the number counts a plural noun behind it, and the name before it does not belong to that noun."""
    head = figure.last.head
    plural = (head.i > figure.last.i and head.tag_ in ("NNS", "NNPS")) or head.lower_ in ("people", "troops")
    if not plural:
        follows = _following(figure, 1)
        return (
            bool(follows)
            and follows[0].tag_ in ("VBN", "NNS")
            and before.dep_ != "compound"
            and before.lower_ not in _unit_words("designators")
        )
    return before.head.i != head.i and before.dep_ in ("pobj", "npadvmod", "tmod")


def _is_pronoun_one(figure: Figure) -> bool:
    """ "one of the", "no one", "at one point", "the one that"."""
    first = figure.first
    if first.lower_ != "one" or first.i != figure.last.i:
        return False
    if first.dep_ != "nummod" or first.head.i < first.i:
        follows = _following(figure, 1)
        return not (follows and follows[0].tag_ in ("VBN", "NN") and follows[0].lower_ not in _unit_words("never"))
    before = first.nbor(-1).lower_ if first.i else ""
    return first.head.lower_ in _unit_words("never") or before in ("no", "the", "this", "that", "every", "any")


def _is_loose_vague(figure: Figure) -> bool:
    """ "scores" and "couple" are plain nouns unless what follows shows a number: "test scores"."""
    if figure.form is not Form.VAGUE:
        return False
    rows = table("lexicons/numbers")["collective"]
    if figure.passage.text[figure.start : figure.end].lower() not in rows["words"]:
        return False
    follows = _following(figure, 1)
    before = figure.first.nbor(-1).lower_ if figure.first.i else ""
    return (
        not follows
        or follows[0].lower_ not in rows["followers"]
        or before in ("the", "their", "test", "final", "his", "her")
    )
