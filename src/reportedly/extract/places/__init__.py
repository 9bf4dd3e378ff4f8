"""Where: every place of an event that a report names."""

from .find import find_places

__all__ = ["find_places"]
