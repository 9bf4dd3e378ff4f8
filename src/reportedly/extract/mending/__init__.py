"""Mends the parse where it misreads who says what: the plain order of words in news tells it better."""

from .order import Telling, find_tellings
from .rewire import mended

__all__ = ["Telling", "find_tellings", "mended"]
