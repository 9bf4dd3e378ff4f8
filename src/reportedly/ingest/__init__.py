"""A file, page, feed, archive or stream becomes reports: decoded, normalised once, and taken apart into blocks."""

from .draft import Link
from .folders import Skip
from .formats import InputFormat
from .given import NOTHING, Given
from .inputs import read_inputs
from .intake import STANDARD_INPUT, Intake, Item
from .limits import LIMITS, MAX_BYTES, Limits
from .normalise import normalise
from .reading import read_text

__all__ = [
    "LIMITS",
    "MAX_BYTES",
    "NOTHING",
    "STANDARD_INPUT",
    "Given",
    "InputFormat",
    "Intake",
    "Item",
    "Limits",
    "Link",
    "Skip",
    "normalise",
    "read_inputs",
    "read_text",
]
