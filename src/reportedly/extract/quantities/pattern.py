"""The one regular expression that finds every number of a text, built from the tables once."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ...knowledge.tables import table
from ...model import Number

TABLE = "lexicons/numbers"

THIN = "\u00a0\u202f\u2009"
"""Spaces that stand between groups of three digits."""

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
        rf"(?<![\w.,/:#@&'’])(?<![A-Za-z_.]-)(?P<sign>(?:{signs})\s?)?"
        rf"(?P<digits>\d{{1,3}}(?:[,{THIN}]\d{{3}})+(?:\.\d+)?(?!\d|,\d)|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
        rf"(?:(?P<scale>(?:[\s-]?(?i:{scales})s?\b)+)|(?P<short>\s?(?:bn|mn|mln|tn)\b|(?i:[kmb])\b))?"
        rf"(?P<percent>\s?%|\s?-?(?i:percent|per\s+cent|percentage|pct|pc)\b)?"
        rf"(?=(?:{_any(units['glued']['words'])})\b|(?![\w]|[/:@]\w|[.]\d|,\d{{3}}))"
    )


def _spelled() -> str:
    cardinals, scales = _any(words_of("cardinals")), _any(words_of("scales"))
    return (
        rf"(?<![\w'’])(?<![A-Za-z_]-)(?i:(?P<vague>{_any(vague())})"
        rf"|(?P<fraction>(?:(?:an?|one|two|three|four|five|seven|nine)[\s-])?(?:{_any(words_of('fractions'))}))(?=\s+of\b)"
        rf"|(?P<half>half(?=\s+(?:the|its|their|his|her|our|all)\b))"
        rf"|(?P<words>(?:half\s+an?\s+(?:{scales})|an?\s+(?:{scales})|(?:{cardinals}))"
        rf"(?:(?:[\s-]+(?:and\s+)?)(?:{cardinals}|{scales}))*)"
        rf"(?P<wpercent>[\s-]+(?:percent|per\s+cent)\b)?)(?![\w]|{_ORDINAL_TAIL})"
    )


@cache
def number_pattern() -> re.Pattern[str]:
    """Digits with sign, scale and percent, or number words."""
    return re.compile(f"{_digits()}|{_spelled()}")
