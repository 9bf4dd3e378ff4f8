"""Texts in turns: interviews and briefings, where a label says who speaks."""

import re
from collections.abc import Sequence

from ..model import Block, Paragraph

_NAME = r"[A-Z][\w.'’-]+"
_TURN = re.compile(rf"(?P<who>Q|A|{_NAME}(?: {_NAME}){{0,4}}|[A-Z][A-Z .'’-]{{2,40}})(?: ?\([^)]{{1,40}}\))?: \S")
_SAID = (Block.PARAGRAPH, Block.SUBHEAD)
"""A question of one line looks like a subhead."""
_FEWEST = 4
_SHARE = 0.3


def is_transcript(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a good part of the lines begins with one of two or more labels that come again."""
    lines = [text[slice(*part.span)] for part in paragraphs if part.kind in _SAID]
    labels = [found["who"].casefold() for line in lines if (found := _TURN.match(line))]
    again = {label for label in labels if labels.count(label) > 1}
    return len(labels) >= max(_FEWEST, _SHARE * len(lines)) and len(again) >= 2
