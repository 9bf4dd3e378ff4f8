"""Mends the parse where it misreads who says what: the plain order of words in news tells it better."""

from .order import find_tellings
from .rewire import mended
from .telling import Telling

__all__ = ["Telling", "find_tellings", "mended"]
