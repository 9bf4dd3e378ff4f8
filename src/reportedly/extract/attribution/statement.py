"""A statement: one step of an attribution, as it stands in the text."""

from dataclasses import dataclass, field

from ..parse import Passage
from .cues import Cue
from .sources import Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody (or nobody named) says the `content` tokens of a passage.

    `relayed` are further links towards the origin ("citing X"), `carrier` one further out ("quoted by Y as saying").
    """

    passage: Passage
    cue: Cue
    source: Mention | None
    content: frozenset[int]
    relayed: tuple[tuple[Mention, Cue], ...] = ()
    carrier: Mention | None = None
    hearer: Mention | None = None
    """Who "was told by" the source: a link where somebody else tells of it, for then it comes through them."""
    basis: str | None = None
    own_words: bool = False
    """The source is "I" or "we" in somebody's quotation, or the speaker's pronoun: no link of its own."""
    apart: frozenset[int] = field(default=frozenset())
    """Tokens that belong to the attribution and never to a content: the source, the cue, "citing X"."""
    home: Passage | None = None
    """Passage of the cue and the source, where it is not that of the content."""
