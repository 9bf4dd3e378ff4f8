"""Reads `resources/lexicons/modality.toml`."""

from functools import cache

from ...knowledge.tables import table
from ...model import Commitment, Tense

LIKELY = "likely"
"""Estimative words foresee what is to come and believe what has been."""
DEGREED = "degreed"
"""Words that are estimative with a degree only: "almost certainly"."""
FEARED = "feared"
FORESEEING = frozenset({"predicted", "expected", "planned", LIKELY, FEARED})
"""Classes that put what they govern into the future, unless it is told as past."""


@cache
def lexicon(section: str) -> dict[str, str]:
    """Word -> class of a section of the table."""
    return {
        word: kind
        for kind, words in table("lexicons/modality")[section].items()
        if isinstance(words, list) and kind != "for"
        for word in words
    }


@cache
def words(section: str, field: str) -> frozenset[str]:
    """The words of one field."""
    return frozenset(table("lexicons/modality")[section][field])


def commitment(kind: str, tense: Tense) -> Commitment:
    """The commitment of a class of words for an event of that tense."""
    if kind == LIKELY:
        return Commitment.BELIEVED if tense in (Tense.PAST, Tense.PRESENT) else Commitment.PREDICTED
    if kind == FEARED:
        return Commitment.EXPECTED if tense is Tense.FUTURE else Commitment.BELIEVED
    return Commitment(kind)
