"""Families: reports that copy each other, found by the likeness of their words.

MinHash (Broder 1997) of runs of five words, cut into bands: reports that share a band are compared, and no others, so
that a new report costs the same beside ten thousand as beside a million. Bands are kept with the reports.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rensa import RMinHash

_RUN = 5
"""Words a run."""
_PERMUTATIONS, _BANDS = 128, 32
"""32 bands of 4: half-alike reports share a band with a chance of 0.87, those alike to 0.3 with 0.23."""
_SEED = 1
COPY = 0.5
"""Share of runs in common from which a report is a copy; trimmed copies are measured by containment."""
_CONTAINED = 0.75
_SHORTEST = 25
"""Words below which likeness says nothing."""
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> frozenset[str]:
    """Runs of five words, without case and marks; none for a text too short to be a copy."""
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def bands(text: str) -> tuple[int, ...]:
    """The bands of a text: 32 numbers of 63 bits; two texts that share one may be copies. None for a short text."""
    shingles = runs(text)
    if not shingles:
        return ()
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(shingles))
    digest = sketch.digest()
    rows = _PERMUTATIONS // _BANDS
    return tuple(_number(band, digest[band * rows : (band + 1) * rows]) for band in range(_BANDS))


def _number(band: int, rows: Sequence[int]) -> int:
    """One number for a band, FNV-1a over its position and rows; fits a signed column."""
    found = 0xCBF29CE484222325
    for part in (band, *rows):
        for byte in part.to_bytes(4, "little"):
            found = ((found ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return found >> 1


def is_copy(one: str, other: str) -> bool:
    """Whether one text is the other's copy: half their runs in common, or most of the shorter one's."""
    left, right = runs(one), runs(other)
    if not left or not right:
        return False
    common = len(left & right)
    return common / len(left | right) >= COPY or common / min(len(left), len(right)) >= _CONTAINED


def families(order: Iterable[str], copies: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The family of every report: the first, in `order`, of those connected by `copies` (report -> its copies)."""
    rank = {report: n for n, report in enumerate(order)}
    head = {report: report for report in rank}

    def top(report: str) -> str:
        while head[report] != report:
            head[report] = head[head[report]]
            report = head[report]
        return report

    for report in rank:
        for other in copies.get(report, ()):
            if other in rank:
                one, two = sorted((top(report), top(other)), key=rank.__getitem__)
                head[two] = one
    return {report: top(report) for report in rank}
