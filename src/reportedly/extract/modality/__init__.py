"""How surely: commitment, polarity, tense, hedges, likelihood and condition of a clause (DESIGN §2)."""

from .reading import CueReading, read_modality

__all__ = ["CueReading", "read_modality"]
