"""Numbers in running text: "12,000", "1.5m", "twenty-five", "half a million", "tens of thousands", "two-thirds"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from ...knowledge.tables import table
from ...model import Number

TABLE = "lexicons/numbers"

_THIN = "\u00a0\u202f\u2009"


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start:end` of a text. `low` and `high` differ for vague words ("dozens")."""

    start: int
    end: int
    low: Number
    high: Number
    form: Form
    currency: str | None = None
    percent: bool = False
    scaled: bool = False
    """Whether a scale was named with it: the 1 of "$1–1.2bn" takes that of its neighbour."""


def _any(words: Iterator[str] | list[str]) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words), key=len, reverse=True))


def _words_of(key: str) -> dict[str, Number]:
    return {word: value for word, value in table(TABLE)[key].items() if word != "example"}


@cache
def _vague() -> dict[str, tuple[Number, Number]]:
    return {word: (row["low"], row["high"]) for row in table(TABLE)["vague"] for word in row["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    cardinals, scales, short = (
        _any(list(_words_of("cardinals"))),
        _any(list(_words_of("scales"))),
        _any(list(_words_of("abbreviations"))),
    )
    fractions = _any(list(_words_of("fractions")))
    signs = _any(list(table("lexicons/units")["money"]["signs"]))
    one = rf"(?:{cardinals}|{scales})"
    return re.compile(
        rf"(?<![\w.,/:#@&'’])(?<![A-Za-z_.]-)(?P<sign>(?:{signs})\s?)?"
        rf"(?P<digits>\d{{1,3}}(?:[,{_THIN}]\d{{3}})+(?:\.\d+)?(?!\d|,\d)|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
        rf"(?:(?P<scale>[\s-]?(?i:{scales})s?\b)|(?P<short>\s?(?:bn|mn|mln|tn)\b|(?i:[kmb])\b))?"
        rf"(?P<percent>\s?%|\s?-?(?i:percent|per\s+cent|percentage|pct|pc)\b)?(?![\w]|[/:@]\w|[.]\d|,\d{{3}})"
        rf"|(?<![\w'’])(?<![A-Za-z_]-)(?i:(?P<vague>{_any(list(_vague()))})"
        rf"|(?P<fraction>(?:(?:an?|one|two|three|four|five|seven|nine)[\s-])?(?:{fractions}))(?=\s+of\b)"
        rf"|(?P<half>half(?=\s+(?:the|its|their|his|her|our|all)\b))"
        rf"|(?P<words>(?:half\s+an?\s+(?:{scales})|(?:an?\s+)?(?:{scales})|(?:{cardinals}))(?:(?:[\s-]+(?:and\s+)?){one})*)"
        rf"(?P<wpercent>[\s-]+(?:percent|per\s+cent)\b)?)(?![\w]|-[a-z]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|th)\b)"
    )


def numerals(text: str) -> Iterator[Numeral]:
    """Every number of `text`, in order."""
    for found in _pattern().finditer(text):
        if found["digits"] is not None:
            numeral = _of_digits(found)
        elif found["words"] is not None:
            yield from _of_words(found)
            continue
        elif found["vague"] is not None:
            low, high = _vague()[" ".join(found["vague"].lower().split())]
            numeral = Numeral(*found.span("vague"), low, high, Form.VAGUE)
        else:
            numeral = _of_fraction(found)
        if numeral is not None:
            yield numeral


def _tidy(value: float) -> Number:
    value = round(value, 10)
    return int(value) if abs(value) < 1e18 and value == int(value) else value


def _of_digits(found: re.Match[str]) -> Numeral | None:
    digits = re.sub(rf"[,{_THIN}]", "", found["digits"])
    if len(digits) > 18:
        return None
    factor: Number = 1
    end = found.end("digits")
    if found["scale"]:
        factor, end = (
            _words_of("scales")[found["scale"].strip(" \t\n-" + _THIN).lower().removesuffix("s")],
            found.end("scale"),
        )
    elif found["short"]:
        short = found["short"].strip().lower()
        factor = 10**9 if short == "b" else _words_of("abbreviations")[short]
        if short == "m" and not found["sign"] and not _is_million(found):
            return Numeral(found.start(), end, _tidy(float(digits)), _tidy(float(digits)), Form.DIGITS)
        end = found.end("short")
    value = _tidy(float(digits) * factor)
    sign = found["sign"].strip() if found["sign"] else None
    percent = bool(found["percent"])
    if percent:
        end = found.end("percent")
    return Numeral(found.start(), end, value, value, Form.DIGITS, sign, percent, factor != 1)


def _is_million(found: re.Match[str]) -> bool:
    """ "1.5m people" are millions, "a 30m crater" and "30m away" are metres."""
    rest = found.string[found.end() : found.end() + 24]
    noun = re.match(r"\s+([a-z]{3,})", rest)
    return noun is not None and noun[1] not in _METRE_WORDS


_METRE_WORDS = {
    "tall", "long", "wide", "high", "deep", "away", "from", "above", "below", "across", "thick", "radius", "and", "under", "off", "per",
    "crater", "wall", "fence", "tunnel", "north", "south", "east", "west", "inside", "into", "behind", "race", "sprint", "with",
}  # fmt: skip


def _of_fraction(found: re.Match[str]) -> Numeral | None:
    key = "fraction" if found["fraction"] else "half"
    parts = re.split(r"[\s-]+", found[key].lower())
    name = parts[-1]
    if len(parts) == 1 and name != "half":
        return None
    count = 1 if parts[0] in ("a", "an") or len(parts) == 1 else _words_of("cardinals")[parts[0]]
    value = _tidy(count * _words_of("fractions")[name])
    return Numeral(*found.span(key), value, value, Form.FRACTION)


def _of_words(found: re.Match[str]) -> Iterator[Numeral]:
    """Number words may run on without being one number ("one two"): every number in the run."""
    at, end = found.span("words")
    parts = [(m[0].lower(), at + m.start(), at + m.end()) for m in re.finditer(r"[A-Za-z]+", found["words"])]
    k = 0
    while k < len(parts):
        value, used = _value_of([word for word, _, _ in parts[k:]])
        if not used:
            k += 1
            continue
        start, stop = parts[k][1], parts[k + used - 1][2]
        percent = bool(found["wpercent"]) and stop == end
        words = parts[k : k + used]
        stop = found.end("wpercent") if percent else stop
        yield Numeral(
            start, stop, value, value, Form.WORDS, None, percent, any(w in _words_of("scales") for w, _, _ in words)
        )
        k += used


def _value_of(words: list[str]) -> tuple[Number, int]:
    """The number that the words begin with, and how many of them it takes: "two hundred and five ships" is 205, 4."""
    cardinals, scales = _words_of("cardinals"), _words_of("scales")
    if words[:1] == ["half"]:
        return _tidy(0.5 * scales[words[2]]), 3
    total: Number = 0
    group: Number | None = None
    last = "start"
    used = k = 0
    while k < len(words):
        word = words[k]
        if word in ("a", "an"):
            if k or len(words) == 1 or words[1] not in scales:
                break
            group = 1
        elif word == "and":
            if last != "scale":
                break
        elif word in scales:
            scale = scales[word]
            if last == "scale" and (group or 0) < 100 and scale < 1000:
                break
            if scale <= 100:
                group = (group if group is not None else 1) * scale
            else:
                total, group = (total or 0) + (group if group else 1) * scale, 0
            last, used = "scale", k + 1
        else:
            value = cardinals.get(word)
            fits = value is not None and (last in ("start", "scale") or (last == "tens" and 0 < value < 10))
            if value is None or not fits:
                break
            group = (group or 0) + value
            last, used = ("tens" if 20 <= value <= 90 else "unit"), k + 1
        k += 1
    return total + (group or 0), used


def rescaled(first: Numeral, second: Numeral) -> Numeral:
    """The first number of a range with the scale of the second, where it has none: the 1 of "$1–1.2bn" is a billion."""
    if first.scaled or not second.scaled or first.low >= 1000 or (second.currency and first.currency):
        return first
    for scale in sorted({10**3, 10**6, 10**9, 10**12, 100, 12}, reverse=True):
        if second.low >= scale and first.low * scale <= second.low:
            return replace(first, low=_tidy(first.low * scale), high=_tidy(first.high * scale), scaled=True)
    return first
