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


def nearness(words: Sequence[Word], cues: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Three numbers below 64 for each cue and word: distance, sentences or paragraphs between, other cues between.

    Shape: (cues, words, 3). A cue is given by its first and last word's positions.
    """
    position = np.arange(len(words))
    sentence = np.array([w.sentence for w in words])
    text = np.array([w.text for w in words])
    begins = np.array([first for first, _ in cues])
    before = np.searchsorted(np.sort(begins), position, side="left")
    found = np.zeros((len(cues), len(words), 3), dtype=np.int64)
    for row, (first, last) in zip(found, cues, strict=True):
        left, right = position < first, position > last
        steps = _BUCKETS[np.minimum(np.where(left, first - position, position - last).clip(0), 511)]
        row[:, 0] = np.where(left, steps, np.where(right, _SIDES + steps, 2 * _SIDES))
        apart = np.where(text == text[first], (sentence - sentence[first]).clip(-3, 3) + 3, 7 + (text > text[first]))
        row[:, 1] = _SENTENCES + apart
        own = np.searchsorted(np.sort(begins), first, side="left")
        between = np.where(left, own - before, np.where(right, before - own - 1, 0)).clip(0, 3)
        row[:, 2] = _CUES + between + 4 * right
    return found
