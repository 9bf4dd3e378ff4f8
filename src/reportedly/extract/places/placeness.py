"""Whether a name of the gazetteer names a place at all in a report, or a person, a firm, a film: "Jackson", "Amazon".

A logistic regression over what stands around all its mentions; `training/gazetteer/fit.py` fits it on GeoWebNews, where
names of places in any use are marked.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Token

from ...knowledge.countries import nation
from ...knowledge.tables import table
from ...model import PlaceKind
from .resolve import Choice
from .spot import Mention
from .words import place_words

NUMBERS = (
    "bias", "preposition", "in_front", "behind", "person", "acting", "class_word", "region_behind", "nation", "people",
    "own", "written", "word", "several_words", "unsure", "titled", "modifier", "possessor", "facility", "first",
)  # fmt: skip
"""Names of the numbers, in their order: shares of the mentions, but for those of the place itself."""
_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def placeness(mentions: Sequence[Mention], choices: Mapping[int, Choice]) -> list[float]:
    """For each mention the probability that its name, as the report uses it, names a place."""
    rows = [numbers(mention, choices.get(at)) for at, mention in enumerate(mentions)]
    by = _weights()
    pooled = pool(mentions, rows)
    return [1 / (1 + math.exp(-sum(w * x for w, x in zip(by, row, strict=True)))) for row in pooled]


def pool(mentions: Sequence[Mention], rows: Sequence[list[float]]) -> list[list[float]]:
    """Each mention's numbers, half its own and half the mean over all mentions of the name."""
    same: dict[str, list[list[float]]] = {}
    for mention, row in zip(mentions, rows, strict=True):
        same.setdefault(mention.name.casefold(), []).append(row)
    means = {name: [sum(column) / len(group) for column in zip(*group, strict=True)] for name, group in same.items()}
    return [
        [(x + m) / 2 for x, m in zip(row, means[mention.name.casefold()], strict=True)]
        for mention, row in zip(mentions, rows, strict=True)
    ]


def numbers(mention: Mention, choice: Choice | None) -> list[float]:
    """The numbers of `NUMBERS` for one mention."""
    words, doc = place_words(), mention.passage.doc
    before = doc[mention.start.i - 1] if mention.start.i > 0 else None
    beside = doc[mention.first.i - 1] if mention.first.i > 0 else None
    after = doc[mention.last.i + 1] if mention.last.i + 1 < len(doc) else None
    behind = doc[mention.end.i + 1] if mention.end.i + 1 < len(doc) else None
    root = mention.root
    found = choice.candidate if choice is not None else None
    acting = root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_.lower() in words.acting
    facility = after is not None and _is_name(after) and after.lower_ in words.sites
    known = nation(mention.name) is not None or (found is not None and found.kind is PlaceKind.COUNTRY)
    return [
        1.0,
        float(before is not None and before.lower_ in words.prepositions and before.lower_ not in words.never),
        float(beside is not None and _is_name(beside) and beside.lower_ not in words.fronts),
        float(after is not None and _is_name(after) and not facility and mention.end is mention.last),
        float(_is_person_like(mention, beside, after)),
        float(acting),
        float(mention.sort is not None),
        float(behind is not None and behind.text == "," and _is_name_at(mention, 2)),
        float(known),
        math.log10((found.population if found is not None else 0) + 10) / 5,
        float(found is not None and found.primary),
        float(found is not None and found.written),
        float(found is not None and found.word),
        float(mention.last.i > mention.first.i),
        1.0 - (choice.score if choice is not None else 0.0),
        float(beside is not None and beside.text in _TITLES),
        float(root.dep_ in _MODIFIERS),
        float(root.dep_ == "poss"),
        float(facility),
        float(mention.first.is_sent_start or False),
    ]


_TITLES = frozenset(
    [
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Dr",
        "Dr.",
        "Sir",
        "Lord",
        "Lady",
        "Sen.",
        "Rep.",
        "Gov.",
        "Gen.",
        "Col.",
        "Capt.",
        "Sgt.",
        "Lt.",
        "Maj.",
        "President",
        "Pope",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Judge",
        "Justice",
        "Professor",
        "Prof.",
        "Senator",
        "Governor",
        "General",
        "Colonel",
        "Minister",
        "Saint",
        "Chief",
        "Captain",
    ]
)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _is_name_at(mention: Mention, ahead: int) -> bool:
    at = mention.end.i + ahead
    return at < len(mention.passage.doc) and _is_name(mention.passage.doc[at])


def _is_person_like(mention: Mention, before: Token | None, after: Token | None) -> bool:
    """ "Lloyd Austin", "Jordan Bardella": one word of a longer name whose head the other word is or belongs to."""
    if before is not None and _is_name(before) and before.dep_ in _MODIFIERS and before.head is mention.root:
        return before.lower_ not in place_words().fronts
    return (
        after is not None
        and _is_name(after)
        and mention.root.dep_ == "compound"
        and mention.root.head.i > mention.last.i
    )


@cache
def _weights() -> tuple[float, ...]:
    read = table("gazetteer/weights")["placeness"]
    return tuple(float(read[name]) for name in NUMBERS)
