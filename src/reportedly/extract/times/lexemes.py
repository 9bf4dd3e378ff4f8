"""A paragraph as a string of word classes: one letter a word, so that the grammar of times is a regular expression."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...knowledge.tables import table

TABLE = "lexicons/times"
FEASTS = "lexicons/holidays"

_LEXEME = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}([./])\d{1,2}\1\d{4}(?!\d)|\d{4}s\b|['’]\d0s\b|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d{1,2}:\d\d(?::\d\d)?|\d{1,3} [1-3]/[2-4](?!\d)|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?![^\W_])"
    r"|[ap]\.m\.|o['’]clock|\w*\d\w*|[^\W\d_]+|['’]s\b|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The words of a paragraph: `classes[k]` is the class of `words[k]`, which stands at `starts[k]:ends[k]`.

    Classes: M month, m word that may be one, W/J weekday (one/many), S/s season, D day beside today, B/Z part of the
    day (one/many), U/V unit (one/many), d day number, Y year, n other numeral, k number word, w count ("dozen"),
    v vague number, o ordinal, p c step back/on, e g edge of a span, G decade, I ISO date, N date in figures, C clock,
    9 zone, q quarter ("Q3"), H holiday, # year-end, P Q X 0 6 set phrases, R repeated, ~ about; function words have a
    letter of their own (see the table), `?` is everything else.
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
        (t["weekdays"]["plural"], "J"),
        (t["parts_of_day"]["plural"], "Z"),
        (t["counts"]["words"], "k"),
        (t["counts"]["nouns"], "w"),
        (t["counts"]["vague"], "v"),
        (t["ordinals"]["words"], "o"),
        (t["edges"]["adjectives"], "e"),
        (t["edges"]["nouns"], "g"),
        (t["repeated"]["words"], "R"),
    ):
        classes.update(dict.fromkeys(words, letter))
    steps = t["steps"]["words"]
    classes.update({word: "p" if step < 0 else "c" for word, step in steps.items() if step})
    for letter, words in t["function_words"].items():
        classes.update(dict.fromkeys(words, letter) if letter != "example" else {})
    return classes


_PHRASES = {
    "present": "P",
    "past": "Q",
    "future": "X",
    "this_day": "0",
    "so_far": "6",
    "year_end": "#",
    "timezones": "9",
    "approximators": "~",
}


@cache
def holiday_names() -> frozenset[str]:
    """Every name of a feast, fixed or moving."""
    own, moving = table(TABLE)["holidays"], table(FEASTS)
    return frozenset(name for name in (*own["fixed"], *own["names"], *moving) if name != "example")


@cache
def phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Set phrases by their first word, longest first, each with its class."""
    t = table(TABLE)
    rows = [(p, c) for key, c in _PHRASES.items() for p in t[key]["phrases"]]
    rows += [(p, "H") for p in holiday_names()]
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, letter in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(re.split(r"[\s'’-]", phrase, maxsplit=1)[0], []).append((phrase, letter))
    return {word: tuple(rows) for word, rows in found.items()}


def lex(text: str) -> Lexemes:
    """The words of `text` with their classes."""
    known, by_head, whole = word_classes(), phrases(), table(TABLE)["months"]["whole"]
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
        letter = known.get(word) or ("?" if raw.isalpha() else _shape(raw))
        if word in by_head:
            for phrase, of_phrase in by_head[word]:
                stop = start + len(phrase)
                if text[start:stop].lower() == phrase and _ends_there(text, stop, of_phrase, known):
                    word, end, letter = phrase, stop, of_phrase
                    break
        if letter == "m" and word not in whole and text[end : end + 1] == ".":
            end += 1
        if letter in "mMWJ" and raw[0].islower():
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
        or not (following[1].isdigit() or known.get(following[1], "?") in "wkvUV")
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
        ("C", ":" in raw or (raw[-2:].lower() in ("am", "pm") and raw[:-2].isdecimal())),
        ("G", raw.endswith("s") and raw[:-1].isdecimal()),
        ("I", raw.count("-") == 2),
        ("N", raw.count(".") == 2 or raw.count("/") == 2),
        ("n", " " in raw),
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
