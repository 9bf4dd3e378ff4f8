"""The one regular expression that finds every number of a text, built from the tables once."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ...knowledge.tables import table
from ...model import Number

TABLE = "lexicons/numbers"

THIN = "\u00a0\u202f\u2009"
"""Spaces that stand between groups of three digits."""

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
"""Fractions of one character."""

_ORDINAL_TAIL = r"-[a-z]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|th)\b"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words), key=len, reverse=True))


@cache
def words_of(key: str) -> Mapping[str, Number]:
    """One list of number words with their values."""
    return {word: value for word, value in table(TABLE)[key].items() if word != "example"}


@cache
def vague() -> Mapping[str, tuple[Number, Number]]:
    """The two ends of every vague number word."""
    return {word: (row["low"], row["high"]) for row in table(TABLE)["vague"] for word in row["words"]}


def _digits() -> str:
    units = table("lexicons/units")
    scales, signs = _any(words_of("scales")), _any(units["money"]["signs"])
    return (
        rf"(?<![\w.,/:#@&'’])(?:(?P<minus>minus[\s-]|(?<!\d\s)[-−](?=\d))|(?<![A-Za-z_.]-))(?P<sign>(?:{signs})\s?)?"
        rf"(?P<digits>\d*[{''.join(VULGAR)}]|\d{{1,3}}(?:[,{THIN}]\d{{3}})+(?:\.\d+)?(?!\d|,\d)|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
        rf"(?:(?P<scale>(?:[\s-]?(?i:{scales})s?\b)+)|(?P<short>\s?(?:bn|mn|mln|tn)\b|(?i:[kmb])\b))?"
        rf"(?P<percent>\s?%|\s?-?(?i:percent|per\s+cent|percentage|pct|pc)\b)?"
        rf"(?=(?:{_any(units['glued']['words'])})\b|(?![\w]|[/:@]\w|[.]\d|,\d{{3}}))"
    )


def _slashed() -> str:
    units = table("lexicons/units")
    sized = _any(word for name in ("mass", "length", "other_measure") for word in units[name]["words"])
    return rf"(?<![\w.,/-])(?P<slashed>[1-9]\d?[/⁄](?:2|3|4|5|8|10|16|32|64|128))(?=\s+(?:of|an?|{sized})\b)"


def _spelled() -> str:
    cardinals, scales = _any(words_of("cardinals")), _any(words_of("scales"))
    return (
        rf"(?<![\w'’])(?<![A-Za-z_]-)(?i:(?P<vague>{_any(vague())})"
        rf"|(?P<parted>(?:an?\s+)?half[\s-](?:an?[\s-])?(?:{scales})"
        rf"|(?:a\s+quarter|three[\s-]quarters|a\s+third|two[\s-]thirds)\s+of\s+an?\s+(?:{scales}))"
        rf"|(?P<mixed>(?:\d+|{cardinals})\s+and\s+(?:a\s+half|a\s+quarter|three[\s-]quarters)(?:\s+(?:{scales}))?"
        rf"|(?:an?|{cardinals})\s+(?:{scales})\s+and\s+a\s+half)"
        rf"|(?P<fraction>(?:(?:an?|one|two|three|four|five|seven|nine)[\s-])?(?:{_any(words_of('fractions'))}))(?=\s+of\b)"
        rf"|(?P<half>half(?=\s+(?:the|its|their|his|her|our|all)\b))"
        rf"|(?P<words>(?:an?\s+(?:{scales})|(?:{cardinals}))"
        rf"(?:(?:[\s-]+(?:and\s+)?)(?:{cardinals}|{scales}))*)"
        rf"(?P<wpercent>[\s-]+(?:percent|per\s+cent)\b)?)(?![\w]|{_ORDINAL_TAIL})"
    )


@cache
def number_pattern() -> re.Pattern[str]:
    """Digits with sign, scale and percent, or number words."""
    return re.compile(f"{_slashed()}|{_digits()}|{_spelled()}")
