"""A paragraph as a string of word classes: one letter a word, so that the grammar of times is a regular expression."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...knowledge.tables import table

TABLE = "lexicons/times"

_LEXEME = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d{4}s\b|['’]\d0s\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}:\d\d(?::\d\d)?"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?![^\W_])|[ap]\.m\.|\w*\d\w*|[^\W\d_]+|['’]s\b|[^\w\s]"
)
_FUNCTION_WORDS = {
    "a": "a", "an": "a", "the": "t", "that": "T", "of": "f", "and": "&", "or": "z", "to": "r", "between": "b",
    "from": "F", "in": "j", "over": "v", "during": "v", "throughout": "v", "within": "h", "for": "k", "ago": "A",
    "earlier": "E", "later": "L", "since": "1", "until": "2", "till": "2", "through": "2", "by": "3", "before": "4",
    "after": "5", "on": "O", "every": "y", "each": "y", "last": "l", "this": "i", "current": "i", "next": "x",
    "am": "K", "pm": "K",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The words of a paragraph: `classes[k]` is the class of `words[k]`, which stands at `starts[k]:ends[k]`.

    Classes: M month, m word that may be one, W weekday, S/s season, D day beside today, B part of the day, U/V unit
    (one/many), d day number, Y year, n other numeral, w number word, v vague number, o ordinal, l i x last/this/next,
    p c back/on, e g edge of a span, G decade, I ISO date, C clock, q quarter ("Q3"), H holiday, P Q X 0 set phrases,
    R repeated, ~ about; function words have a letter of their own, `?` is everything else.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str

    def slice(self, first: int, last: int) -> Iterator[tuple[str, str]]:
        """Class and word of the lexemes `first:last`."""
        return zip(self.classes[first:last], self.words[first:last], strict=True)


@cache
def word_classes() -> Mapping[str, str]:
    """The class of every word that the grammar knows."""
    t = table(TABLE)
    classes: dict[str, str] = {}
    for words, letter in (
        (t["months"]["words"], "M"),
        (t["months"]["unsure"], "m"),
        (t["weekdays"]["words"], "W"),
        (t["seasons"]["words"], "S"),
        (t["seasons"]["unsure"], "s"),
        (t["near_days"]["words"], "D"),
        (t["parts_of_day"]["words"], "B"),
        (t["units"]["singular"], "U"),
        (t["units"]["plural"], "V"),
        (t["counts"]["words"], "w"),
        (t["counts"]["vague"], "v"),
        (t["ordinals"]["words"], "o"),
        (t["edges"]["adjectives"], "e"),
        (t["edges"]["nouns"], "g"),
        (t["repeated"]["words"], "R"),
    ):
        classes.update(dict.fromkeys(words, letter))
    steps = t["steps"]["words"]
    classes.update({word: "p" if step < 0 else "c" for word, step in steps.items() if step})
    return classes | _FUNCTION_WORDS


@cache
def phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Set phrases by their first word, longest first, each with its class."""
    t = table(TABLE)
    rows = [
        (p, c)
        for key, c in (("present", "P"), ("past", "Q"), ("future", "X"), ("this_day", "0"))
        for p in t[key]["phrases"]
    ]
    rows += [(p, "~") for p in t["approximators"]["phrases"]]
    rows += [(p, "H") for p in (*t["holidays"]["fixed"], *t["holidays"]["moving"])]
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, letter in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(re.split(r"[\s'’-]", phrase, maxsplit=1)[0], []).append((phrase, letter))
    return {word: tuple(rows) for word, rows in found.items()}


def lex(text: str) -> Lexemes:
    """The words of `text` with their classes."""
    known, by_head = word_classes(), phrases()
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[str] = []
    done = 0
    for found in _LEXEME.finditer(text):
        start, end = found.span()
        if start < done:
            continue
        raw = found[0]
        word = raw.lower()
        letter = known.get(word) or _shape(raw)
        if word in by_head:
            for phrase, of_phrase in by_head[word]:
                stop = start + len(phrase)
                if text[start:stop].lower() == phrase and _ends_there(text, stop, of_phrase, known):
                    word, end, letter = phrase, stop, of_phrase
                    break
        if letter == "m" and word not in ("may", "march") and text[end : end + 1] == ".":
            end += 1
        if letter in "mMWsS" and raw[0].islower() and letter not in "sS":
            letter = "?"
        words.append(word)
        starts.append(start)
        ends.append(end)
        letters.append(letter)
        done = end
    return Lexemes(words, starts, ends, "".join(letters))


def _ends_there(text: str, stop: int, letter: str, known: Mapping[str, str]) -> bool:
    """ "in the past" is a phrase of its own, "in the past two weeks" is not."""
    if text[stop : stop + 1].isalnum():
        return False
    following = _WORD.match(text, stop)
    return (
        letter not in "QX"
        or following is None
        or not (following[1].isdigit() or known.get(following[1], "?") in "wvUV")
    )


_WORD = re.compile(r"\s+(\w+)")


def _shape(raw: str) -> str:
    """The class of a word that no table holds, by its characters."""
    if not raw[0].isdigit():
        return _shape_of_mark(raw)
    if raw.isdecimal() and raw.isascii():
        return _shape_of_number(raw)
    shapes = (
        ("o", raw[-2:] in ("st", "nd", "rd", "th")),
        ("C", ":" in raw),
        ("G", raw.endswith("s") and raw[:-1].isdecimal()),
        ("I", raw.count("-") == 2),
        ("n", raw.replace(",", "").replace(".", "").isdecimal() and raw.isascii()),
    )
    return next((letter for letter, fits in shapes if fits), "?")


def _shape_of_number(digits: str) -> str:
    if len(digits) < 3:
        return "d" if 1 <= int(digits) <= 31 else "n"
    return "Y" if len(digits) == 4 and "1500" <= digits <= "2100" else "n"


def _shape_of_mark(raw: str) -> str:
    if raw in "-–—":
        return "-"
    if raw in ",.":
        return raw
    if raw in ("a.m.", "p.m.", "A.M.", "P.M."):
        return "K"
    if len(raw) == 2 and raw[0] == "Q" and raw[1] in "1234":
        return "q"
    if len(raw) == 4 and raw[0] in "'’" and raw[-1] == "s":
        return "G"
    return "?"
