"""Where and when a report was filed: "SEOUL, Oct. 18, 2024 —", "GOMA, Democratic Republic of Congo (AP) -"."""

import re
from dataclasses import dataclass
from datetime import date

from .dates import find_date
from .lexicon import (
    agencies,
    date_labels,
    document_words,
    never_a_place,
    section_labels,
    speaking_acronyms,
    words_in_places,
)

_LONGEST = 130
"""Characters. The longest dateline seen has two cities, a country, an agency and a date."""

_END = re.compile(r"\s*(?:—|―|--)\s*|\s+[–_-]\s+|(?<=[)\d/])\s*[–-]\s+|(?<=[\w)]):\s+|(?<=/)\.\s+")
_BRACKETED = re.compile(
    r"(?:\((?P<round>[^()\[\]]{2,100})\)|\[(?P<square>[^()\[\]]{2,100})\])(?P<end>\s*(?:—|–|--|-|:)?\s+)"
)
_CREDIT = re.compile(r"\(\s*(?P<round>[^()/]{2,50}?)\s*\)|/\s*(?P<slashed>[^()/]{2,50}?)\s*/")
_ZONES = "GMT|UTC|BST|E[SD]T|ET|CES?T|EES?T|EAT|CAT|JST|KST|IST|local time"
_CLOCK = re.compile(
    rf"(?:\bat\s+)?\b\d{{1,2}}[:.h]\d{{2}}(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:{_ZONES}))*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    rf"(?:{_CLOCK.pattern}\s*(?:[—–:|-]\s*)+|[(\[]{_CLOCK.pattern}[)\]]\s*(?:[—–:|-]\s*)*)(?=\S)", re.IGNORECASE
)
_PLACE = re.compile(r"[^\W\d_][^\W_]*(?:[ '’.-]{1,2}[^\W\d_][^\W_]*){0,6}\.?")
_SECOND_DASH = re.compile(r"[^.!?]*?(?:\s[–-]\s|—)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline's words end at `end` (without the space behind), the text goes on at `resume`."""

    end: int
    resume: int
    place: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands in front of the dash: the places as printed, and whether an agency or a date stands with them."""

    places: tuple[str, ...]
    agency: bool
    dated: bool
    day: date | None

    @property
    def place(self) -> str | None:
        return ", ".join(self.places) or None

    @property
    def capitals(self) -> bool:
        """Whether the first place is printed in capitals: "SEOUL", "PORT SUDAN"."""
        return bool(self.places) and self.places[0].isupper() and sum(map(str.isalpha, self.places[0])) > 2


def leading_dateline(line: str, *, first: bool) -> Dateline | None:
    """The dateline in front of a paragraph; `first`: no paragraph stands before it, where bare places are believed."""
    if stamp := _STAMP.match(line):
        return Dateline(len(stamp.group().rstrip()), stamp.end(), None, None)
    if line[:1] in "([" and (found := _bracketed(line, first=first)):
        return found
    for end in list(_END.finditer(line, 0, min(len(line), _LONGEST)))[:3]:
        parts = _parts(line[: end.start()])
        if parts is not None and _believed(parts, line, end, first=first):
            return Dateline(len(line[: end.end()].rstrip()), end.end(), parts.place, parts.day)
    return None


def whole_dateline(line: str) -> Dateline | None:
    """A line that is nothing but place and date: "12 April 2025", "Published: Port Sudan, 14 April 2025, 10:05 GMT"."""
    words = line.strip(" \t()[]—–-")
    if len(words) > _LONGEST:
        return None
    parts = _parts(date_labels().sub("", words))
    if parts is None or not parts.dated:
        return None
    return Dateline(len(line), len(line), parts.place, parts.day)


def _bracketed(line: str, *, first: bool) -> Dateline | None:
    """ "(Beirut) – The …", "[Port Sudan, 12 April 2025] The …"; "(Reuters) - " too."""
    match = _BRACKETED.match(line)
    if match is None or not _starts_sentence(line[match.end() :]):
        return None
    inside = match["round"] or match["square"]
    dashed = bool(match["end"].strip())
    agency = inside.casefold() in agencies()
    parts = _Parts((), agency=True, dated=False, day=None) if agency else _parts(inside)
    if parts is None or not (dashed or parts.dated or (match["square"] and first)):
        return None
    return Dateline(len(line[: match.end()].rstrip()), match.end(), parts.place, parts.day)


def _parts(words: str) -> _Parts | None:
    """Take agency, clock and date out; what is left must be places, or it is no dateline."""
    rest = _CREDIT.sub(lambda credit: "," if _is_credit(credit) else credit.group(), words)
    agency = rest != words
    found = find_date(rest)
    if found:
        rest = f"{rest[: found.start]},{rest[found.end :]}"
    rest = re.sub(r"[()]", ",", _CLOCK.sub(",", rest))
    places = tuple(part for piece in re.split(r"[,/|]|(?<=\w{4})\.(?:\s|$)", rest) if (part := piece.strip(" \t.—–-")))
    if len(places) > 4 or not all(map(_is_place, places)) or not (places or found or agency):
        return None
    places = tuple(place for place in places if not _is_document(place))
    return _Parts(places, agency=agency, dated=found is not None, day=found.day if found else None)


def _is_credit(credit: re.Match[str]) -> bool:
    """Whether an agency stands in brackets, known or not ("KYIV (Harbour Wire) -"), or a known one between strokes."""
    if credit["slashed"]:
        return credit["slashed"].casefold() in agencies()
    return (credit.start() > 0 or credit["round"].casefold() in agencies()) and find_date(credit["round"]) is None


def _is_place(words: str) -> bool:
    """Capitalised words throughout: "Democratic Republic of Congo", "PORT SUDAN", "Port-au-Prince"."""
    if _PLACE.fullmatch(words) is None or words.split(maxsplit=1)[0].casefold() in never_a_place():
        return False
    return all(
        word[0].isupper() or word.casefold() in words_in_places() or word.startswith(("al-", "el-", "d'", "d’"))
        for word in words.split()
    )


def _is_document(words: str) -> bool:
    """ "Situation Report, 14 April 2025" and "Exclusive –" name no place."""
    words = words.casefold()
    if words in section_labels() or words in speaking_acronyms():
        return True
    return not document_words().isdisjoint(words.split())


def _believed(parts: _Parts, line: str, end: re.Match[str], *, first: bool) -> bool:
    """Whether this is a dateline and not a sentence with a dash.

    "Goma — a city of two million — fell" and "RSF: 12 killed" are none; "KYIV: Two people" and "Khartoum – The army
    said" are, but only in front of the first paragraph.
    """
    sure = parts.agency or (parts.dated and parts.day is not None) or (parts.dated and bool(parts.places))
    if not _starts_sentence(line[end.end() :]):
        return False
    if sure:
        return bool(parts.places) or parts.agency or parts.day is not None
    if parts.capitals:
        return first or len(parts.places) > 1
    if ":" in end.group():
        return False
    return first and 0 < len(parts.places) < 4 and not _dash_again(line[end.end() :])


def _starts_sentence(rest: str) -> bool:
    """Whether a sentence may begin here."""
    first = rest.lstrip("\"'“‘«([ \t")[:1]
    return first.isupper() or first.isdigit()


def _dash_again(rest: str) -> bool:
    """Whether another dash closes what the first one opened: "Goma – North Kivu's capital – fell"."""
    return _SECOND_DASH.match(rest, 0, 200) is not None
