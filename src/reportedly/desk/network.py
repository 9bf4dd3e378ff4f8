"""Who cites whom, drawn: those who cite on the left, those who are cited on the right, a line for each pair."""

from collections.abc import Sequence

from pydantic import BaseModel

from ..assess.citing import Citation
from ..model import Origin
from ..model.span import FROZEN
from ..publish.wording import shortened

STEP, TOP, WIDTH = 26, 24, 760
LEFT, RIGHT = 300, 460
"""Where the lines begin and end."""
MOST = 24
_NAME = 40


class Knot(BaseModel):
    """A party on one side."""

    model_config = FROZEN

    origin: str
    name: str
    unnamed: bool
    x: int
    y: int


class Wire(BaseModel):
    """So many claims of one party in another's mouth."""

    model_config = FROZEN

    path: str
    width: float
    told: str


class Network(BaseModel):
    """A drawing, in pixels."""

    model_config = FROZEN

    width: int
    height: int
    left: tuple[Knot, ...]
    right: tuple[Knot, ...]
    wires: tuple[Wire, ...]


def network(citations: Sequence[Citation]) -> Network:
    """The first `MOST` pairs; who cites and is cited stands on both sides."""
    shown = citations[:MOST]
    left, right = _side([c.by for c in shown], LEFT), _side([c.of for c in shown], RIGHT)
    most = max((len(c.claims) for c in shown), default=1)
    wires = tuple(_wire(c, left[c.by.id], right[c.of.id], most) for c in shown)
    height = TOP * 2 + STEP * max(len(left), len(right), 1)
    return Network(width=WIDTH, height=height, left=tuple(left.values()), right=tuple(right.values()), wires=wires)


def _side(origins: Sequence[Origin], x: int) -> dict[str, Knot]:
    found: dict[str, Knot] = {}
    for origin in origins:
        if origin.id not in found:
            found[origin.id] = Knot(
                origin=origin.id,
                name=shortened(origin.name, _NAME),
                unnamed=origin.anonymous,
                x=x,
                y=TOP + STEP * len(found),
            )
    return found


def _wire(citation: Citation, by: Knot, of: Knot, most: int) -> Wire:
    middle = (LEFT + RIGHT) // 2
    return Wire(
        path=f"M{LEFT + 6},{by.y} C{middle},{by.y} {middle},{of.y} {RIGHT - 6},{of.y}",
        width=round(1 + 5 * len(citation.claims) / most, 1),
        told=f"{citation.by.name} cites {citation.of.name} in {len(citation.claims)} claims",
    )
