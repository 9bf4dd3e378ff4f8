"""A file, folder, record or stream becomes reports: decoded, normalised once, and taken apart into blocks."""

from .formats import InputFormat
from .given import NOTHING, Given
from .inputs import STANDARD_INPUT, Skip, read_inputs
from .normalise import normalise
from .reading import MAX_BYTES, read_text

__all__ = [
    "MAX_BYTES",
    "NOTHING",
    "STANDARD_INPUT",
    "Given",
    "InputFormat",
    "Skip",
    "normalise",
    "read_inputs",
    "read_text",
]
