"""How surely: what the last link that says it commits itself to (DESIGN §2, Commitment)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...model import Act, Commitment, Hedge, Modality, Span
from ..parse import Clause
from .chain import predicates
from .conditions import Condition, find_condition
from .lexicon import words
from .likelihood import find_likelihood
from .marks import Mark, marks_of
from .polarity import read_polarity
from .tense import read_tense

_ORDER = tuple(Commitment)
_FORESEEING = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED})
_FEW = 6
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class CueReading:
    """A cue with what it does: its act, the commitment that its verb and its negation leave, and its words."""

    act: Act
    commitment: Commitment
    tokens: tuple[Token, ...]
    span: Span | None


def read_modality(clause: Clause, *, cue: CueReading | None) -> Modality:
    """Commitment, polarity, tense, hedges, likelihood and condition of a clause under its cue."""
    inside = frozenset(t.i for t in clause.tokens)
    cue_words = frozenset(t.i for t in cue.tokens) if cue is not None else frozenset()
    chain = predicates(clause.head, inside=inside, barred=cue_words)
    tense = read_tense(
        chain,
        inside,
        act=cue.act if cue else None,
        commitment=cue.commitment if cue else None,
        foreseen=cue is not None and any(t.lemma_ in words("future", "cues") for t in cue.tokens),
        backshifted=_is_indirect_past(clause, cue),
    )
    marks = [m for m in marks_of(chain, tense) if not cue_words.intersection(t.i for t in m.words)]
    condition = find_condition(clause, chain, barred=cue_words)
    likelihood, estimative = find_likelihood(marks, _judging(clause, cue) if cue is not None else ())
    return Modality(
        commitment=_strongest(marks, cue, condition),
        polarity=read_polarity(chain, denied=cue is not None and cue.commitment is Commitment.DENIED),
        tense=tense,
        hedges=_hedges(clause, marks, estimative),
        likelihood=likelihood,
        condition=clause.passage.words(condition.first, condition.last) if condition is not None else None,
    )


def _judging(clause: Clause, cue: CueReading) -> Sequence[Token]:
    """The cue and the few words between it and the clause: "judge it very likely that …"."""
    last, first = max(t.i for t in cue.tokens), min(t.i for t in clause.tokens)
    between = clause.head.doc[last + 1 : first] if last < first <= last + _FEW else ()
    return (*cue.tokens, *between)


def _is_indirect_past(clause: Clause, cue: CueReading | None) -> bool:
    """Whether the clause is indirect speech under a past verb: "said that …", not a quotation."""
    if cue is None or not any(t.tag_ == "VBD" for t in cue.tokens):
        return False
    first = min(clause.tokens, key=lambda t: t.i, default=clause.head)
    before = first.nbor(-1).text if first.i else ""
    return first.text not in _QUOTES and before not in _QUOTES


def _strongest(marks: Sequence[Mark], cue: CueReading | None, condition: Condition | None) -> Commitment:
    """The strongest mark decides; a word of expecting outranks a bare "will", and so does the cue."""
    lexical = [m.commitment for m in marks if not m.weak]
    if cue is not None:
        lexical.append(cue.commitment)
    if condition is not None and condition.binding:
        lexical.append(Commitment.CONDITIONAL)
    bare = [m.commitment for m in marks if m.weak]
    if not _FORESEEING.intersection(lexical):
        lexical += bare
    return min(lexical, key=_ORDER.index, default=Commitment.ASSERTED)


def _hedges(clause: Clause, marks: Iterable[Mark], estimative: tuple[Token, ...]) -> tuple[Hedge, ...]:
    found: dict[Span, str] = {}
    covered = {t.i for t in estimative}
    groups = [m.words for m in marks if m.shown and not covered.intersection(t.i for t in m.words)]
    if estimative:
        groups.append(estimative)
    for group in groups:
        first, last = min(group, key=lambda t: t.i), max(group, key=lambda t: t.i)
        found[clause.span(first, last)] = clause.passage.words(first, last)
    return tuple(Hedge(text=text, span=span) for span, text in sorted(found.items()))
