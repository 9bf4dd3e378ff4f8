"""How near a word stands to a cue, in the few kinds that the linker has learned numbers for."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .windows import Word

_BUCKETS = np.searchsorted(np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96]), np.arange(512), side="right")
_SIDES = 14
"""Steps of distance on either side of the cue: 0 … 13 before it, 14 … 27 after it (28: between its own words)."""
_SENTENCES = 29
_CUES = 40
"""Numbers from 29: sentences between, -3 to 3, then paragraphs before, behind; from 40: cues between, on each side."""
_KINDS = (2 * _SIDES + 1, 9, 8)
"""How many numbers there are for distance, sentences, cues."""


def nearness(words: Sequence[Word], cues: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Three numbers below 64 for each cue and word: distance, sentences or paragraphs between, other cues between.

    Shape: (cues, words, 3). A cue is given by its first and last word's positions.
    """
    position = np.arange(len(words))
    sentence = np.array([w.sentence for w in words])
    text = np.array([w.text for w in words])
    first, last = np.array(cues, dtype=np.int64).reshape(-1, 2, 1).swapaxes(0, 1)
    begins = np.sort(first[:, 0])
    before, own = np.searchsorted(begins, position), np.searchsorted(begins, first)
    left, right = position < first, position > last
    steps = _BUCKETS[np.clip(np.where(left, first - position, position - last), 0, 511)]
    apart = np.clip(sentence - sentence[first], -3, 3) + 3
    apart = np.where(text == text[first], apart, 7 + (text > text[first]))
    between = np.clip(np.where(left, own - before, np.where(right, before - own - 1, 0)), 0, 3)
    distance = np.where(left, steps, np.where(right, _SIDES + steps, 2 * _SIDES))
    return np.stack([distance, _SENTENCES + apart, _CUES + between + 4 * right], axis=2)


def joint(near: NDArray[np.int64]) -> NDArray[np.int64]:
    """The three numbers of each cue and word as one: a row of `summed`. Shape: (cues, words)."""
    _, sentences, cues = _KINDS
    return ((near[..., 0] * sentences + near[..., 1] - _SENTENCES) * cues + near[..., 2] - _CUES).astype(np.int64)


def summed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sum of three of the `rows` for every joint number: what is added for a word is then looked up once."""
    distances, sentences, cues = (
        rows[begin : begin + count] for begin, count in zip((0, _SENTENCES, _CUES), _KINDS, strict=True)
    )
    return (distances[:, None, None] + sentences[:, None] + cues).reshape(-1, rows.shape[1])
