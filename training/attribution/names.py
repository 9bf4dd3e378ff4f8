"""Articles with the names of other places: the model shall know a speaker by what is said of him, not by heart."""

import calendar
import csv
import random
import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path

from corpus import Article, Attribution, Spans

_NAMES = Path(__file__).resolve().parents[2] / "src/reportedly/resources/gazetteer/supplement.csv"
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
"""A capital inside a sentence: a name, as a rule."""
_NO_NAMES = frozenset((*calendar.day_name, *calendar.month_name))
_SHARE = 0.5
"""Of an article's names, how many are replaced."""


@cache
def foreign_names() -> tuple[str, ...]:
    """Single words of the names of places of wars: Omdurman, Avdiivka, Rutshuru."""
    with _NAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(sorted({word for row in rows for word in _NAME.findall(row["name"])}))


def renamed(article: Article, rng: random.Random) -> Article:
    """The article with half of its names replaced, each by the same other one throughout; its spans move along."""
    text = article.text
    names = sorted(name for name in set(_WITHIN.findall(text)) - _NO_NAMES if f" {name.lower()} " not in text)
    others = {name: rng.choice(foreign_names()) for name in names if rng.random() < _SHARE}
    found = [match for match in _NAME.finditer(text) if match.group() in others]
    ends = [match.end() for match in found]
    grown = [0, *accumulate(len(others[match.group()]) - len(match.group()) for match in found)]

    def moved(spans: Spans) -> Spans:
        return tuple((a + grown[bisect_right(ends, a)], b + grown[bisect_right(ends, b)]) for a, b in spans)

    return Article(
        article.stem,
        _NAME.sub(lambda match: others.get(match.group(), match.group()), text),
        tuple(Attribution(moved(a.source), moved(a.cue), moved(a.content)) for a in article.attributions),
    )
