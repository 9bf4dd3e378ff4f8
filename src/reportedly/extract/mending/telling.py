"""One telling: who says what by which verb, as positions in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from .phrases import group_start, source_before
from .words import FINITE, JOINTS, is_cue_form


@dataclass(frozen=True, slots=True)
class Telling:
    """Token positions of a source, a verb of saying with its auxiliaries, and what is said ("that" left out).

    The source is empty where the verb is joined to another of the same speaker.
    """

    source: range
    verb: Token
    group: range
    content: tuple[int, ...]


def telling(words: Sequence[Token], at: int, start: int, end: int) -> Telling | None:
    """That whoever stands before the verb says the words between, where its phrase opens a clause."""
    source = source_before(words, at)
    if source is None and words[at].tag_ not in FINITE and _is_joined(words, at):
        source = range(at, at)
    if source is None:
        return None
    opens = not source or source.start == 0 or words[source.start - 1].text in (",", ";", ":", "—", "–") or (
        words[source.start - 1].lower_ in JOINTS or is_cue_form(words[source.start - 1])
    )  # fmt: skip
    return made(words, source, at, start, end) if opens else None


def _is_joined(words: Sequence[Token], at: int) -> bool:
    """ "The institute says that … and forecasts that …": no noun, for a verb of saying stands before the "and"."""
    return at > 1 and words[at - 1].lower_ in JOINTS and any(is_cue_form(t) for t in words[: at - 1])


def made(words: Sequence[Token], source: range, at: int, start: int, end: int) -> Telling:
    """The telling of a source, the verb at `at` and the words between, closing marks left out."""
    group = group_start(words, at)
    stop = end
    while stop > start and words[stop - 1].is_punct:
        stop -= 1
    return Telling(
        range(words[source.start].i, words[source.stop - 1].i + 1) if source else range(words[at].i, words[at].i),
        words[at],
        range(words[group].i, words[at].i + 1),
        tuple(t.i for t in words[start:stop]),
    )
