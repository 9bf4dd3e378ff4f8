"""Names in the text that the gazetteer holds, whatever they are used for."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...knowledge.gazetteer import Candidate, Gazetteer
from ...knowledge.spelling import key
from ...model import PlaceKind, Span
from ..parse import Passage
from .shortened import shortened_at
from .words import place_words

_ARTICLES = frozenset(["al", "el", "ash", "ad", "ar", "as", "at", "an", "az", "adh", "ath", "es", "ed", "er", "ul"])
_INNER = frozenset("-‐‑–'’.")
_OWNS = frozenset({"'s", "’s"})
""" "Cox's Bazar"."""
_LONGEST = 6
_SHORTEST_IN_CAPITALS = 4
_POPULOUS = 100_000
_UNKNOWN_SORTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.CAMP, PlaceKind.ADMIN2})
_PLAIN = frozenset({"in", "at", "near", "outside", "around"})
_REGIONS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_SHOUTED = 0.7
"""Share of capital letters from which a text is taken as written all in capitals."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a passage. `start` … `end` are the words with article, compass and class word ("the Kursk region")."""

    passage: Passage
    first: Token
    last: Token
    candidates: tuple[Candidate, ...]
    start: Token
    end: Token
    sort: PlaceKind | None = None
    """What a class word beside the name makes of it."""

    @property
    def root(self) -> Token:
        """The token of the name that hangs highest in the sentence."""
        inside = range(self.first.i, self.last.i + 1)
        for token in self.passage.doc[self.first.i : self.last.i + 1]:
            if token.head.i not in inside or token.head is token:
                return token
        return self.last

    @property
    def span(self) -> Span:
        """The words in characters of the report."""
        return self.passage.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The words, letter for letter."""
        return self.passage.words(self.start, self.end)

    @property
    def name(self) -> str:
        """The name alone."""
        return joined(self.passage.doc, self.first.i, self.last.i)

    @property
    def stem(self) -> str:
        """The name without its class word: "Kursk" of "Kursk Oblast"."""
        words = self.name.rsplit(" ", 1)
        return words[0] if len(words) == 2 and words[1].lower() in place_words().classes else self.name


def spot(passage: Passage, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions of one passage in order, the longest name at each place."""
    doc, found, at = passage.doc, list[Mention](), 0
    text = passage.text
    shouted = _is_shouted(text)
    starts = [token.text[:1].isupper() or token.lower_ in _ARTICLES for token in doc]
    while at < len(doc):
        if not starts[at]:
            at += 1
            continue
        hit = shortened_at(doc, text, at, gazetteer)
        hit = hit or _longest_at(doc, text, at, gazetteer=gazetteer, shouted=shouted)
        if hit is None or doc[hit[0]].dep_ == "compound":
            hit = _unknown_at(doc, at, gazetteer) or hit
        if hit is None:
            at += 1
            continue
        end, candidates = hit
        found.append(_grown(passage, doc[at], doc[end], candidates))
        at = max(end, found[-1].end.i) + 1
    return _shared_class(found)


def joined(doc: Doc, first: int, last: int) -> str:
    """The words from one token through another; `Span.text` would join the whole passage for it."""
    return "".join([token.text_with_ws for token in doc[first:last]]) + str(doc[last])


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 30 and sum(c.isupper() for c in letters) > _SHOUTED * len(letters)


def _longest_at(
    doc: Doc, text: str, at: int, *, gazetteer: Gazetteer, shouted: bool
) -> tuple[int, tuple[Candidate, ...]] | None:
    token = doc[at]
    if not _may_start(doc, at):
        return None
    following = doc[at + 1] if at + 1 < len(doc) else None
    owned = following is not None and following.text in _OWNS and not token.whitespace_
    first = key(token.text + (following.text if owned and following is not None else "")).partition(" ")[0]
    if not first:
        return None
    reach = _LONGEST if token.lower_ in _ARTICLES else gazetteer.longest(first)
    for end in _ends(doc, at, reach):
        words = text[token.idx : doc[end].idx + len(doc[end])]
        spelling = key(words)
        if spelling in place_words().never_places or (end > at and not _is_named(doc[end])):
            continue
        candidates = tuple(c for c in gazetteer.named(spelling) if _likely(c, words, shouted=shouted))
        if candidates:
            return end, candidates
    return None


def _unknown_at(doc: Doc, at: int, gazetteer: Gazetteer) -> tuple[int, tuple[Candidate, ...]] | None:
    """ "the village of Tal Marq", "in Kuriga, Kaduna State": a place, though the gazetteer does not hold the name."""
    if doc[at].pos_ != "PROPN" or not doc[at].text[:1].isupper():
        return None
    end = at
    while end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN" and doc[end + 1].text[:1].isupper():
        end += 1
    called = _class_before(doc[at]) in _UNKNOWN_SORTS
    return (end, ()) if called or _is_located(doc, at, end, gazetteer) else None


def _is_located(doc: Doc, at: int, end: int, gazetteer: Gazetteer) -> bool:
    """Between a plain preposition and the comma before a region's or a country's name."""
    if at == 0 or doc[at - 1].lower_ not in _PLAIN or end + 2 >= len(doc) or doc[end + 1].text != ",":
        return False
    region = doc[end + 2].text
    following = doc[end + 3].text if end + 3 < len(doc) else ""
    names = {key(region), key(f"{region} {following}")}
    return any(c.kind in _REGIONS and c.primary for name in names for c in gazetteer.named(name))


def _may_start(doc: Doc, at: int) -> bool:
    """A capital letter, or "al-" before one; not in the middle of a hyphened word."""
    text = doc[at].text
    if text[:1].isupper():
        return True
    return (
        doc[at].lower_ in _ARTICLES and at + 2 < len(doc) and doc[at + 1].text == "-" and doc[at + 2].text[:1].isupper()
    )


def _is_named(token: Token) -> bool:
    words, low = place_words(), token.lower_
    return token.text[:1].isupper() or token.text[:1].isdigit() or low in words.classes or low in words.sites


def _ends(doc: Doc, at: int, reach: int) -> Iterator[int]:
    """Last tokens of spans of up to `reach` words, longest first; a name goes over hyphens but over no comma."""
    ends, words = [at], 1
    for token in doc[at + 1 : at + 2 * reach]:
        if token.is_sent_start and not token.text[:1].isalnum():
            break
        if token.text in _INNER or token.text in _OWNS:
            continue
        if not token.text[:1].isalpha():
            break
        words += 1
        if words > reach:
            break
        ends.append(token.i)
    return reversed(ends)


def _likely(candidate: Candidate, words: str, *, shouted: bool) -> bool:
    """Whether so short or so ordinary a name may be meant at all."""
    if candidate.written or candidate.kind is PlaceKind.COUNTRY:
        return not (candidate.kind is PlaceKind.COUNTRY and words.islower())
    if words.isupper() and len(words) <= _SHORTEST_IN_CAPITALS and not shouted:
        return False
    if len(words) < 3:
        return False
    return not candidate.word or candidate.population >= _POPULOUS or candidate.kind is PlaceKind.ADMIN1


def _grown(passage: Passage, first: Token, last: Token, candidates: tuple[Candidate, ...]) -> Mention:
    """The mention with the words that belong to it: "the eastern [Donetsk] region"."""
    words, doc = place_words(), passage.doc
    start, end, sort = first, last, None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if last.i > first.i and last.lower_ in words.classes and not _names_country(candidates):
        sort = words.classes[last.lower_]
    elif after is not None and after.lower_ in words.classes and not after.is_sent_start and _is_class_of(after):
        end, sort = after, words.classes[after.lower_]
    while start.i > 0 and doc[start.i - 1].lower_ in words.compass:
        start = doc[start.i - 1]
    if start.i > 1 and doc[start.i - 1].text == "-" and doc[start.i - 2].lower_ in words.compass:
        start = doc[start.i - 2]
    closes = end is not last or last.dep_ not in {"compound", "nmod", "amod", "poss"} or last.head.i <= last.i
    if closes and start.i > 0 and doc[start.i - 1].lower_ == "the":
        start = doc[start.i - 1]
    return Mention(passage, first, last, candidates, start, end, sort or _class_before(first))


def _names_country(candidates: tuple[Candidate, ...]) -> bool:
    """The "States" of "United States" are no class word."""
    return any(c.kind is PlaceKind.COUNTRY for c in candidates)


def _is_class_of(after: Token) -> bool:
    """Not "the Sudan state news agency", "Gaza City Council": the class word must close its noun phrase."""
    following = after.nbor(1) if after.i + 1 < len(after.doc) else None
    return following is None or not (following.pos_ in {"NOUN", "PROPN"} and after.dep_ in {"compound", "nmod", "amod"})


def _class_before(first: Token) -> PlaceKind | None:
    """ "the city of Goma", "the strategic town of Vuhledar"."""
    if first.i >= 2 and first.nbor(-1).lower_ == "of":
        return place_words().classes.get(first.nbor(-2).lower_)
    return None


def _shared_class(mentions: list[Mention]) -> list[Mention]:
    """ "the Zamzam and Abu Shouk camps": a plural class word counts for every name that it closes."""
    for at in range(len(mentions) - 1, 0, -1):
        left, right = mentions[at - 1], mentions[at]
        if right.passage is not left.passage or right.end is right.last or not right.end.lower_.endswith("s"):
            continue
        between = right.passage.doc[left.end.i + 1 : right.start.i]
        if right.sort and left.sort is None and between and all(t.lower_ in {",", "and", "or", "&"} for t in between):
            mentions[at - 1] = Mention(
                left.passage, left.first, left.last, left.candidates, left.start, left.last, right.sort
            )
    return mentions
