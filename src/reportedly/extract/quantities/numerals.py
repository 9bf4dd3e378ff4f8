"""Numbers in running text: "7,400", "1.5m", "twenty-five", "half a million", "tens of thousands", "two-thirds"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import Number
from .fractions import decimal, of_fraction
from .numeral import Form, Numeral, tidy
from .pattern import THIN, number_pattern, vague, words_of


def numerals(text: str) -> Iterator[Numeral]:
    """Every number of `text`, in order."""
    for found in number_pattern().finditer(text):
        if found["digits"] is not None:
            numeral = _of_digits(found)
        elif found["words"] is not None:
            yield from _of_words(found)
            continue
        elif found["vague"] is not None:
            low, high = vague()[" ".join(found["vague"].lower().split())]
            numeral = Numeral(*found.span("vague"), low, high, Form.VAGUE)
        else:
            numeral = of_fraction(found)
        if numeral is not None:
            yield numeral


def _of_digits(found: re.Match[str]) -> Numeral | None:
    digits = decimal(re.sub(rf"[,{THIN}]", "", found["digits"]))
    if len(digits) > 18 or (digits[0] == "0" and digits[1:2].isdigit()):
        return None
    factor: Number = 1
    end = found.end("digits")
    if found["scale"]:
        for scale in re.findall(r"[a-z]+", found["scale"].lower()):
            factor *= words_of("scales")[scale.removesuffix("s")]
        end = found.end("scale")
    elif found["short"]:
        short = found["short"].strip().lower()
        factor = 10**9 if short == "b" else words_of("abbreviations")[short]
        if found["short"].strip() == "m" and not found["sign"] and not _is_million(found):
            metres = tidy(float(digits))
            return Numeral(found.start(), end, metres, metres, Form.DIGITS)
        end = found.end("short")
    value = tidy(float(digits) * factor) * (-1 if found["minus"] else 1)
    sign = found["sign"].strip() if found["sign"] else None
    percent = bool(found["percent"])
    if percent:
        end = found.end("percent")
    return Numeral(found.start(), end, value, value, Form.DIGITS, sign, percent, factor != 1)


def _is_million(found: re.Match[str]) -> bool:
    """ "1.5m people" are millions, "a 30m crater" and "30m away" are metres."""
    noun = re.match(r"\s+([A-Za-z]{3,})", found.string[found.end() : found.end() + 24])
    return noun is not None and noun[1].lower() not in _METRE_WORDS


_METRE_WORDS = {
    "above", "across", "and", "away", "behind", "below", "crater", "deep", "east", "fence", "from", "high",
    "inside", "into", "long", "north", "off", "per", "race", "radius", "south", "sprint", "tall", "thick",
    "tunnel", "under", "wall", "west", "wide", "with",
}  # fmt: skip


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
            start, stop, value, value, Form.WORDS, None, percent, any(w in words_of("scales") for w, _, _ in words)
        )
        k += used


def _value_of(words: list[str]) -> tuple[Number, int]:
    """The number that the words begin with, and how many of them it takes: "two hundred and five ships" is 205, 4."""
    cardinals, scales = words_of("cardinals"), words_of("scales")
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
    if first.scaled or not second.scaled or first.low >= 1000:
        return first
    scale = next((s for s in _SCALES if second.low >= s), 1)
    if first.low * scale > second.low:
        return first  # "from $300 to $6 million"
    return replace(first, low=tidy(first.low * scale), high=tidy(first.high * scale), scaled=True)


_SCALES = (10**12, 10**9, 10**6, 1000, 100, 12)
