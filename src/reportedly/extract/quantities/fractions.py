"""Fractions: "two-thirds of", "half a million", "a quarter of a million", "one and a half million", "1/2 pound"."""

import re

from ...model import Number
from .numeral import Form, Numeral, tidy
from .pattern import VULGAR, words_of

_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}


def of_fraction(found: re.Match[str]) -> Numeral | None:
    """What one of the alternatives of `number_pattern` that hold a fraction is worth."""
    if found["parted"] is not None:
        words = _words(found["parted"])
        return _whole(found, "parted", _share(words) * words_of("scales")[words[-1]])
    if found["mixed"] is not None:
        return _of_mixed(found)
    if found["slashed"] is not None:
        above, below = re.split("[/⁄]", found["slashed"])
        value = tidy(int(above) / int(below))
        form = Form.FRACTION if re.match(r"\s+of\b", found.string[found.end() : found.end() + 8]) else Form.DIGITS
        return Numeral(*found.span("slashed"), value, value, form)
    key = "fraction" if found["fraction"] else "half"
    words = _words(found[key])
    if len(words) == 1 and words != ["half"]:
        return None
    value = tidy(_share(words))
    return Numeral(*found.span(key), value, value, Form.FRACTION)


def decimal(digits: str) -> str:
    """ "1½" as "1.5"."""
    if digits[-1] not in VULGAR:
        return digits
    return str(int(digits[:-1] or "0") + VULGAR[digits[-1]])


def _share(words: list[str]) -> Number:
    """The worth of "two thirds", "a half", "quarter of a"."""
    fractions, cardinals = words_of("fractions"), words_of("cardinals")
    name = next(word for word in words if word in fractions)
    return cardinals.get(words[0], 1) * fractions[name]


def _of_mixed(found: re.Match[str]) -> Numeral:
    words = _words(found["mixed"])
    scales, cardinals = words_of("scales"), words_of("cardinals")
    scale = next((scales[word] for word in words if word in scales), 1)
    number = int(words[0]) if words[0].isdecimal() else cardinals.get(words[0], 1)
    part = next(_PARTS[word] for word in words if word in _PARTS)
    return _whole(found, "mixed", (number + part) * scale)


def _whole(found: re.Match[str], key: str, value: float) -> Numeral:
    whole = tidy(value)
    return Numeral(*found.span(key), whole, whole, Form.WORDS, scaled=True)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", text.lower())
