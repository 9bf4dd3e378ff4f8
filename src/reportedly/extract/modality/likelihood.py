"""Words of estimative probability, and the range that a named scale gives them (`resources/scales/`)."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from ...knowledge.tables import table
from ...model import Likelihood
from .marks import Mark

SCALES = ("icd203", "kent", "phia")
"""Asked in this order; the first that holds the word names the scale."""


@cache
def _terms() -> dict[tuple[str, ...], tuple[str, float, float]]:
    """Words of estimative probability -> scale, low, high."""
    found: dict[tuple[str, ...], tuple[str, float, float]] = {}
    for scale in SCALES:
        for term in table(f"scales/{scale}")["term"]:
            for word in term["words"]:
                found.setdefault(tuple(word.replace("-", " - ").split()), (scale, term["low"], term["high"]))
    return found


@cache
def _longest() -> int:
    return max(map(len, _terms()))


def find_likelihood(marks: Iterable[Mark], cue: Iterable[Token]) -> tuple[Likelihood | None, tuple[Token, ...]]:
    """The longest word of a scale around a mark ("almost no chance") or in the cue ("judges it very likely that").

    None where it is itself denied ("not likely").
    """
    for token in (*(t for mark in marks for t in mark.words), *cue):
        run = _run(token)
        if run and not _is_denied(run[0]):
            scale, low, high = _terms()[tuple(t.lower_ for t in run)]
            word = run[0].doc[run[0].i : run[-1].i + 1].text
            return Likelihood(word=word, scale=scale, low=low, high=high), run
    return None, ()


def _run(token: Token) -> tuple[Token, ...]:
    for length in range(_longest(), 0, -1):
        for start in range(max(token.i - length + 1, 0), token.i + 1):
            run = tuple(token.doc[start : start + length])
            if tuple(t.lower_ for t in run) in _terms():
                return run
    return ()


def _is_denied(first: Token) -> bool:
    return first.i > 0 and first.nbor(-1).lower_ in ("not", "n't", "n’t", "never", "hardly", "no")
