"""Wholes and parts: "74 dead, among them 12 boys", "57: 32 in one town and 25 in the other", "30 of the 45"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...knowledge.tables import table
from ...model import Number, QuantityKind
from .figure import Figure

WINDOW = 24
"""Figures back in which a noun or a whole is looked for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the number of its sentence in the report."""

    figure: Figure
    sentence: int


@cache
def _part_words(key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in table("lexicons/numbers")["part"][key])


def whole_of(placed: Sequence[Placed], k: int) -> Figure | None:
    """The earlier (or, in "30 of the 45", the next) figure that this one is a part of."""
    figure = placed[k].figure
    if next_is_whole(placed, k):
        whole = placed[k + 1].figure
        _share_measure(figure, whole)
        return whole
    marked = _marked(figure) or _marked_with_next(placed, k)
    for earlier in reversed(placed[max(0, k - WINDOW) : k]):
        distance = placed[k].sentence - earlier.sentence
        other = earlier.figure
        if distance > (1 if marked else 0):
            return None
        if other.kind is not figure.kind or other.value < figure.value or other.partitive:
            continue
        if figure.kind is QuantityKind.SIZE and not (marked and other.unit == figure.unit):
            continue
        if not marked and figure.measure and other.measure and figure.measure is not other.measure:
            continue  # "a toll of 133, with 121 wounded": no part
        if (
            marked
            or _taken_from(other)
            or _listed(other, figure)
            or _accompanied(other, figure)
            or _follows_part(placed, k, other)
        ):
            return other
    return None


def _share_measure(part: Figure, whole: Figure) -> None:
    """ "Ten of the 12 hostages were released": the ten were; "ten of the 12 drones launched": the 12 were."""
    doc = whole.passage.doc
    if whole.after < len(doc) and doc[whole.after].tag_ == "VBN" and whole.measure is not None:
        part.measure = None if part.measure is whole.measure else part.measure
    else:
        whole.measure = None


def next_is_whole(placed: Sequence[Placed], k: int) -> bool:
    """ "30 of the 45 soldiers"."""
    if k + 1 >= len(placed) or placed[k + 1].sentence != placed[k].sentence:
        return False
    this, other = placed[k].figure, placed[k + 1].figure
    between = [t.lower_ for t in this.passage.doc[this.last.i + 1 : other.first.i]]
    return (
        other.value >= this.value
        and between[:1] == ["of"]
        and set(between[1:]) <= {"the", "those", "these", "some", "its", "their", "all"}
    )


def _marked(figure: Figure) -> bool:
    """Words that make it a part: "including six boys", "among them were 20", "40 of them"."""
    doc, first = figure.passage.doc, figure.first.i
    before = [t.lower_ for t in doc[max(first - 5, 0) : first]]
    while before and before[-1] in ("were", "are", "was", "is", ",", "the", "some", "have", "had", "been"):
        before.pop()
    if any(tuple(before[-n:]) in _part_words("before") for n in (1, 2, 3)):
        return True
    for at in (figure.last.i + 1, figure.after):
        if tuple(t.lower_ for t in doc[at : at + 2]) in _part_words("after"):
            return True
    return False


def _marked_with_next(placed: Sequence[Placed], k: int) -> bool:
    """ "23 women and nine children among them": the first is marked as the second is."""
    if k + 1 >= len(placed) or placed[k + 1].sentence != placed[k].sentence:
        return False
    this, following = placed[k].figure, placed[k + 1].figure
    return _runs_on(this, following) and _marked(following)


def _between(whole: Figure, part: Figure) -> list[str]:
    return [t.text for t in whole.passage.doc[whole.last.i + 1 : part.first.i]]


def _taken_from(whole: Figure) -> bool:
    """ "Of the 90 prisoners, 60 were freed", "Out of 48 launchers, …"."""
    doc, start = whole.passage.doc, whole.first.sent.start
    at = whole.first.i - 1
    while at > start and doc[at].lower_ in ("the", "those", "these", "its", "their"):
        at -= 1
    if at < start or doc[at].lower_ != "of":
        return False
    at -= at > start and doc[at - 1].lower_ == "out"
    return at == start or doc[at - 1].text in (",", ";", ":", "—", "“", '"')


def _listed(whole: Figure, part: Figure) -> bool:
    """ "45: 30 in one town and 15 in the other"."""
    if whole.passage is not part.passage:
        return False
    between = _between(whole, part)
    return any(mark in between for mark in (":", "—", "–", "--")) and part.noun is None


def _accompanied(whole: Figure, part: Figure) -> bool:
    """ "4,000 recruits arrived, with 2,500 billeted in the port"."""
    doc, at = part.passage.doc, part.first.i - 1
    same_noun = part.noun is None or (whole.noun is not None and part.noun.lemma_ == whole.noun.lemma_)
    return at > 0 and doc[at].lower_ == "with" and same_noun and doc[at - 1].text in (",", "—", "–")


def _follows_part(placed: Sequence[Placed], k: int, whole: Figure) -> bool:
    """ "… 32 of them in one town and 25 in the other": a bare number joined to a part of the same whole."""
    if not k:
        return False
    this, before = placed[k].figure, placed[k - 1].figure
    if before.part_of != whole.value or placed[k - 1].sentence != placed[k].sentence:
        return False
    if this.noun is not None and not _runs_on(before, this):
        return False
    total: Number = this.value + sum(
        p.figure.value
        for p in placed[max(0, k - WINDOW) : k]
        if p.figure.part_of == whole.value and p.sentence == placed[k].sentence
    )
    joined = this.passage.doc[this.first.i - 1].lower_ in ("and", ",")
    return joined and total <= whole.value


def _runs_on(before: Figure, this: Figure) -> bool:
    """ "including six children and two monks": nothing but "and" stands between."""
    doc = this.passage.doc
    after = max(before.after, before.complement.i + 1 if before.complement else 0)
    return this.first.i == after + 1 and doc[after].lower_ == "and"
