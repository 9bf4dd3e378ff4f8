"""What newsrooms print around a report, compiled from `resources/lexicons/publishers.toml`."""

import re
from functools import cache

from ..knowledge.tables import table

_LEXICON = "lexicons/publishers"


@cache
def agencies() -> frozenset[str]:
    """Names of agencies that stand in brackets in a dateline, case-folded."""
    return _names("agencies")


@cache
def date_labels() -> re.Pattern[str]:
    """Words in front of a date that stands alone: "Published:", "As of"."""
    return _any_of(table(_LEXICON)["date_labels"]["names"], r"(?:{})\b(?: (?:on|at)\b)?[\s:]*")


@cache
def section_labels() -> frozenset[str]:
    """Labels above a part of a page: "Highlights", "World news"."""
    return _names("section_labels")


@cache
def document_words() -> frozenset[str]:
    """Words that make a name the name of a document, never of a place."""
    return _names("document_words")


@cache
def words_in_places() -> frozenset[str]:
    """Words in small letters that stand in names of places: "Democratic Republic of Congo"."""
    return _names("words_in_places")


@cache
def never_a_place() -> frozenset[str]:
    """First words of a line that show that a sentence begins, not a place: "On Oct. 18 — …"."""
    return _names("never_a_place")


@cache
def speaking_acronyms() -> frozenset[str]:
    """Acronyms that speak and are no place, though printed in capitals like one: "UNICEF: Children are …"."""
    return _names("speaking_acronyms")


@cache
def byline_words() -> frozenset[str]:
    """Words in small letters that stand in bylines: "By our correspondent in Goma"."""
    return _names("byline_words")


@cache
def boilerplate() -> re.Pattern[str]:
    """Matches a whole line that belongs to the page and not to the report."""
    return _any_of([entry["pattern"] for entry in table(_LEXICON)["boilerplate"]], r"[\W_]*(?:{})", escape=False)


@cache
def closing_credit() -> re.Pattern[str]:
    """A credit in brackets at the end of the last paragraph."""
    return re.compile(table(_LEXICON)["closing_credit"]["pattern"], re.IGNORECASE)


def _names(section: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in table(_LEXICON)[section]["names"])


def _any_of(words: list[str], frame: str, *, escape: bool = True) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words) if escape else words, key=len, reverse=True)
    return re.compile(frame.format("|".join(longest_first)), re.IGNORECASE)
