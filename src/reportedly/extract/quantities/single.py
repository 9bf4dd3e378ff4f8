"""Ones and noughts without a number word: "A man was killed" is 1, "no deaths" is 0."""

import re
from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from ...model import Bound, Measure
from ..parse import Passage
from .figure import Figure
from .measure_words import HARM, OF_PERSONS
from .measures import measure_of
from .numeral import Form
from .sorts import sorts, words_of
from .tokens import token_at

_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s")
_NO = re.compile(r"\b(?:[Nn]o|[Ww]ithout)\s(?!one\b)")
_NOT_ONE = re.compile(r"\b[Nn]ot (?:a single|one)(?=\s)")
_NOBODY = re.compile(r"\b(?:[Nn]o one|[Nn]obody|[Nn]one)\b")
_LONGEST = 7
_BEFALLEN = OF_PERSONS - {Measure.DISPLACED}
_WHOLE_FOLLOWS = re.compile(r" of (?:the|its|their|those|these) ")


def singles(passage: Passage, numbers: frozenset[int]) -> Iterator[Figure]:
    """A person under harm as 1, a noun of harm under "no" and nobody under harm as 0.

    Args:
        numbers: where the numbers of the passage begin.
    """
    text = passage.text
    for found in _NO.finditer(text):
        figure = _nought(passage, found.start(), found.end() - 1)
        if figure is not None:
            yield figure
    for found in _NOT_ONE.finditer(text):
        figure = _not_one(passage, *found.span())
        if figure is not None:
            yield figure
    for found in _NOBODY.finditer(text):
        figure = _zero(passage, *found.span())
        figure.noun, figure.nouns = figure.last, [figure.last]
        figure.measure = measure_of(figure)
        whole = _WHOLE_FOLLOWS.match(text, found.end())
        if (whole and whole.end() in numbers) or figure.measure in HARM:
            figure.noun, figure.nouns = None, []
            yield figure
    for found in _ARTICLE.finditer(text):
        figure = _one(passage, found.start())
        if figure is not None:
            yield figure


def _zero(passage: Passage, start: int, end: int) -> Figure:
    first, last = token_at(passage.doc, start), token_at(passage.doc, end - 1)
    return Figure(passage, start, end, first, last, 0, 0, Form.WORDS, bound=Bound.EXACT)


def _nought(passage: Passage, start: int, end: int) -> Figure | None:
    """ "no deaths", "without further casualties"."""
    figure = _zero(passage, start, end)
    for noun in passage.doc[figure.last.i + 1 : figure.last.i + 4]:
        if noun.lower_ in words_of("harm"):
            _count(figure, noun, "harm")
            return figure
        if noun.tag_ == "NNS" and sorts().get(noun.lower_) in ("person", "fighter"):
            _count(figure, noun, sorts()[noun.lower_])
            return figure if figure.measure in HARM else None  # "no civilians were harmed"
        if noun.tag_ not in ("JJ", "NN", "NNP", "CC", "VBN", "JJR") and noun.lower_ != "any":
            return None
    return None


def _not_one(passage: Passage, start: int, end: int) -> Figure | None:
    """ "not a single shell"."""
    figure = _zero(passage, start, end)
    run = list(takewhile(lambda t: t.tag_ in ("JJ", "NN", "NNP", "VBN"), figure.following(4)))
    if not run or run[-1].tag_ not in ("NN", "NNP"):
        return None
    _count(figure, run[-1], sorts().get(run[-1].lower_))
    return figure


def _count(figure: Figure, noun: Token, sort: str | None) -> None:
    figure.noun, figure.nouns, figure.unit, figure.sort = noun, [noun], noun.text, sort
    figure.measure = measure_of(figure)


def _one(passage: Passage, start: int) -> Figure | None:
    article = token_at(passage.doc, start)
    noun = article.head
    if (
        not 0 < noun.i - article.i <= _LONGEST
        or noun.tag_ != "NN"
        or sorts().get(noun.lower_) not in ("person", "fighter")
    ):
        return None
    figure = Figure(passage, start, noun.idx + len(noun), article, noun, 1, 1, Form.WORDS, bound=Bound.EXACT)
    _count(figure, noun, sorts()[noun.lower_])
    return figure if figure.measure in _BEFALLEN else None
