"""Numbers that count nothing: designations, ages, telephone numbers, addresses, dates and lengths of time."""

import re
from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Span, TimeSpan
from .designations import is_designation
from .figure import Figure
from .lengths import time_word
from .numeral import Form
from .pattern import number_pattern
from .sorts import sorts, words_of

_MASKED = re.compile(
    r"\S+://\S+|\bwww\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|info|int)\b\S*"
    r"|(?<![\w.])\+\d[\d ().-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3,4}-\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b\d{1,4}/\d{1,4}(?:/\d{1,4})?\b|\b\d{1,2}:\d{2}\b|\d+(?:\.\d+)?\s?°\s?\d*[NSEW]?\b|\b\d+\.\d+\.\d+[\d.]*"
)


def masked(text: str) -> list[Span]:
    """Stretches of the text whose digits don't count: URLs, addresses, telephones, clock times, coordinates, scores."""
    if not _MASKED_HINT.search(text):
        return []
    slashed = {m.start("slashed") for m in number_pattern().finditer(text) if m["slashed"]} if "/" in text else set()
    scores = (m for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2]))
    return [Span(*m.span()) for m in (*_MASKED.finditer(text), *scores) if m.start() not in slashed]


_SCORE = re.compile(r"(?<![\w.,$€£-])(\d{1,3})[-–](\d{1,3})(?![\w-]|\.\d)")
_MASKED_HINT = re.compile(r"[/@:°+]|\d[-–]\d|\.\w")


def counts_nothing(figure: Figure, times: Sequence[TimeSpan]) -> bool:
    """Whether the number is a name, an age, a date or a length of time."""
    return (
        _in_time(figure, times)
        or _is_bare_year(figure)
        or time_word(figure) is not None
        or _is_age(figure)
        or is_designation(figure)
        or _is_pronoun_one(figure)
        or _is_loose_vague(figure)
    )


def _in_time(figure: Figure, times: Sequence[TimeSpan]) -> bool:
    if figure.form is Form.FRACTION or "quarters of" in figure.passage.text[figure.start : figure.end]:
        return False  # "three-quarters of the town" are no three quarters of a year
    span = Span(figure.passage.start + figure.start, figure.passage.start + figure.end)
    return any(span.overlaps(time.span) for time in times)


def _is_bare_year(figure: Figure) -> bool:
    """ "a 1997 raid", "Russia's 2014 seizures": four digits that count no plural noun."""
    written = figure.passage.text[figure.start : figure.end]
    if not (written.isdecimal() and len(written) == 4 and 1800 <= figure.low <= 2099):
        return False
    before = figure.first.nbor(-1) if figure.first.i else None
    if before is not None and _dates(before):
        return True
    phrase = takewhile(lambda token: not token.is_punct, figure.following(3))
    return not any(token.tag_ == "NNS" or token.lower_ == "people" for token in phrase)


def _dates(before: Token) -> bool:
    return before.lower_ in ("the", "a", "its", "their", "'s", "’s") or (
        before.tag_ == "NNP" and before.dep_ == "compound"
    )


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
    if _is_limit_of_age(figure, before):
        return True
    follows = figure.following(1)
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


def _is_limit_of_age(figure: Figure, before: Token) -> bool:
    """ "children under five", "the men are all over 60"."""
    if before.lower_ not in ("under", "over", "below", "above") or not before.i or figure.low > 110:
        return False
    whom = before.nbor(-1)
    counts = any(t.is_alpha and t.pos_ in ("NOUN", "PROPN", "ADJ") for t in figure.following(1))
    return not counts and (sorts().get(whom.lower_) in ("person", "fighter") or whom.lemma_ == "be")


def _in_list(number: Token) -> bool:
    return any(c.tag_ == "CD" for c in number.children) or number.head.tag_ == "CD"


def _is_pronoun_one(figure: Figure) -> bool:
    """ "one of the", "no one", "at one point", "the one that"."""
    first = figure.first
    if first.lower_ != "one" or first.i != figure.last.i:
        return False
    words = [token.lower_ for token in figure.following(3)]
    if words[:1] == ["of"] and words[1:2] in (["them"], ["whom"]) and words[2:] in (["a"], ["an"]):
        return False  # "four men died, one of them a teacher"
    if first.dep_ != "nummod" or first.head.i < first.i:
        follows = figure.following(1)
        return not (follows and follows[0].tag_ in ("VBN", "NN") and follows[0].lower_ not in words_of("never"))
    before = first.nbor(-1).lower_ if first.i else ""
    return first.head.lower_ in words_of("never") or before in ("no", "not", "the", "this", "that", "every", "any")


def _is_loose_vague(figure: Figure) -> bool:
    """ "scores" and "couple" are plain nouns unless what follows shows a number: "test scores"."""
    if figure.form is not Form.VAGUE:
        return False
    rows = table("lexicons/numbers")["collective"]
    if figure.passage.text[figure.start : figure.end].lower() not in rows["words"]:
        return False
    follows = figure.following(1)
    before = figure.first.nbor(-1).lower_ if figure.first.i else ""
    return (
        not follows
        or follows[0].lower_ not in rows["followers"]
        or before in ("the", "their", "test", "final", "his", "her")
    )
