"""Who the source is: kind, affiliation, canonical entity, members; resolved within the report."""

from .identify import Speaker, Speakers

__all__ = ["Speaker", "Speakers"]
