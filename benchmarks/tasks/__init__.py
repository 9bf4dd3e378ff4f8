"""One module a question of normalisation: where it is measured, what ours says, what other libraries say.

Each has `YARDSTICKS`, `ours` and `PEERS`. A reader takes a line that the scorer's `prepare` printed and returns the
line that its `score` reads; `ours()` and each peer load what they need and return such a reader.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Line = Mapping[str, object]
"""A text with its `id`, as `prepare` prints it."""
Reader = Callable[[Line], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A corpus and the scorer that knows it."""

    name: str
    scorer: str
    """File in REPORTEDLY_SCORE."""
    corpus: str
    """Path below REPORTEDLY_DATA."""
    options: tuple[str, ...] = ()
    """Further options of the scorer, for `prepare` and `score` alike."""
