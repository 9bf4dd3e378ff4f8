"""Contents: which clauses a report tells on whose word, and which in its own voice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .attribution import (
    Attributed,
    Cue,
    Mention,
    Quoted,
    Statement,
    Step,
    chain_statements,
    find_statements,
    join_blocks,
    join_quotations,
    join_transcripts,
)
from .attribution.chains import adds_no_link
from .attribution.learned import join_learned
from .attribution.linker import Tagged
from .attribution.views import View, Views
from .clauses import split_clauses
from .parse import Clause, Parse, Passage
from .quotations import Quotation
from .syntax import is_finite, is_verbal, subject


@dataclass(frozen=True, slots=True)
class Told:
    """A clause, the chain of sources behind it (empty: the report's own voice), and the cue that says how surely."""

    clause: Clause
    chain: tuple[Step, ...]
    cue: Cue | None
    statement: Statement | None
    quoted: tuple[frozenset[int], ...]
    """Positions of the quotations of the clause's passage."""
    view: View | None = None
    """What the attribution model says of it; None where it did not run."""


@dataclass(frozen=True, slots=True)
class Said:
    """Every statement of a report, its quotations, and the sources that the grammar finds, whatever they say."""

    statements: tuple[Statement, ...]
    quoted: tuple[Quoted, ...]
    sources: tuple[Mention, ...]


def find_said(parse: Parse, quotations: Sequence[Quotation], learned: Sequence[Tagged] | None = None) -> Said:
    """Who says what in the report; `learned` is what the attribution model finds, None where it does not run."""
    grammatical = [s for passage in parse.passages for s in find_statements(passage)]
    statements, quoted = join_quotations(parse, grammatical, quotations)
    statements, quoted = join_blocks(parse, statements, quoted)
    statements, quoted = join_transcripts(parse, statements, quoted)
    statements = [s for s in join_learned(parse, statements, learned or ()) if s.content]
    return Said(tuple(statements), tuple(quoted), tuple(s.source for s in grammatical if s.source is not None))


def find_told(
    parse: Parse, quotations: Sequence[Quotation], learned: Sequence[Tagged] | None = None
) -> tuple[list[Told], list[Mention]]:
    """Every clause of the report with its chain, in the order of the text; and every source, whatever it says."""
    said = find_said(parse, quotations, learned)
    return tell(parse, said, learned), list(said.sources)


def tell(parse: Parse, said: Said, learned: Sequence[Tagged] | None = None) -> list[Told]:
    """Every clause of the report with its chain, in the order of the text."""
    told: list[Told] = []
    for attributed in chain_statements(said.statements):
        told += _attributed(attributed, said.statements, said.quoted)
    for passage in parse.passages:
        told += _narrated(passage, said.statements, said.quoted)
    if learned is not None:
        viewed = Views(parse, learned)
        told = [replace(t, view=viewed.of(t.clause, [step.source for step in t.chain])) for t in told]
    order = {id(p): n for n, p in enumerate(parse.passages)}
    told.sort(key=lambda t: (order[id(t.clause.passage)], t.clause.tokens[0].i))
    return told


def tell_further(said: Said, further: Sequence[Statement]) -> list[Told]:
    """The clauses of further statements alone, chained as if they had been among the others."""
    passages = {id(passage) for s in further for passage in (s.passage, s.home) if passage is not None}
    near = (s for s in said.statements if id(s.passage) in passages or id(s.home) in passages)
    statements = (*near, *further)
    here = {id(s) for s in further}
    chained = (a for a in chain_statements(statements) if id(a.statement) in here)
    return [told for attributed in chained for told in _attributed(attributed, statements, said.quoted)]


def _attributed(attributed: Attributed, statements: Sequence[Statement], quoted: Sequence[Quoted]) -> list[Told]:
    statement = attributed.statement
    if attributed.silent:
        return []
    passage = statement.passage
    silent = {id(s) for s in attributed.nested if _told_around(s) and adds_no_link(s, statement)}
    loud = [s for s in attributed.nested if id(s) not in silent]
    tops = {
        i for i in statement.content if passage.doc[i].head.i not in statement.content or passage.doc[i].head.i == i
    }
    taken = frozenset().union(*(_words_of(s, statement.content) | s.content for s in loud))
    others = [s for s in statements if s.passage is passage and id(s) not in silent and not s.own_words]
    aside = frozenset().union(*(_words_of(s, statement.content) for s in others))
    kept = frozenset().union(*(s.apart for s in attributed.nested if id(s) in silent))
    rest = statement.content - taken - (aside - kept)
    inside = tuple(q.tokens for q in quoted if q.passage is passage)
    found = []
    for clause in split_clauses(passage, rest):
        if any(_is_frame_of(clause, s, tops) for s in loud):
            continue
        cue = _cue_for(clause, attributed, silent)
        found.append(Told(clause, attributed.chain, cue, statement, inside))
    return found


def _words_of(statement: Statement, content: frozenset[int]) -> frozenset[int]:
    """The words of an attribution; a source that is the subject of another verb stays with it.

    "his men had not met them and believed that …": "his men" is needed by "had not met". A content within a source
    ("the group, which Kinshasa says is armed, announced …") loses nothing to it.
    """
    source = statement.source
    if source is not None and content and content <= source.positions:
        return statement.apart - source.positions
    if source is None or source.head.dep_ not in ("nsubj", "nsubjpass"):
        return statement.apart
    governor = source.head.head
    if governor.i in content and governor.i not in statement.apart and is_finite(governor):
        return statement.apart - source.positions
    return statement.apart


def _is_frame_of(clause: Clause, nested: Statement, tops: set[int]) -> bool:
    """Whether the clause is but the frame of a nested statement: "the line is that we do not know whether …"."""
    cue = nested.cue.head
    if cue.i in tops or any(t.i in tops for t in nested.cue.tokens):
        return not any(is_finite(t) for t in clause.tokens)
    return cue.dep_ == "ccomp" and cue.head.i == clause.head.i


def _told_around(statement: Statement) -> bool:
    """Whether the clause around it tells this statement: it carries no clause of its own."""
    doc = statement.passage.doc
    return not any(is_finite(doc[i]) for i in statement.content) and statement.cue.head.pos_ != "NOUN"


def _cue_for(clause: Clause, attributed: Attributed, silent: set[int]) -> Cue:
    """The cue that says how surely: of a statement told by the clause itself, else of the statement."""
    for statement in attributed.nested:
        if id(statement) in silent and clause.holds(statement.cue.head):
            return statement.cue
    return attributed.cue


def _narrated(passage: Passage, statements: Sequence[Statement], quoted: Sequence[Quoted]) -> list[Told]:
    """Finite clauses of the passage that nobody is named for and that stand in no quotation."""
    here = [s for s in statements if s.passage is passage or s.home is passage]
    spoken: set[int] = set()
    for s in here:
        spoken |= s.apart if (s.home or s.passage) is passage else set()
        spoken |= s.content if s.passage is passage else set()
    for q in quoted:
        if q.passage is passage and _is_speech(passage, q.tokens):
            spoken |= q.tokens
    rest = [t.i for t in passage.doc if t.i not in spoken]
    found = []
    for clause in split_clauses(passage, rest):
        if _says_i(clause):
            continue
        if _is_with_figure(clause):
            found.append(Told(clause, (), None, None, ()))
        elif is_finite(clause.head) and clause.head.dep_ not in _HANGING and _has_subject(clause):
            found.append(Told(_own_words(clause), (), None, None, ()))
    return found


def _has_subject(clause: Clause) -> bool:
    """Its own, or the one that it shares: "The rebels raided the camp and | killed 12 guards"."""
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in clause.tokens):
        return True
    first = clause.tokens[0]
    opens = first.i == clause.head.i or (first.head.i == clause.head.i and first.dep_ in ("aux", "auxpass", "advmod"))
    return opens and clause.head.dep_ == "conj" and subject(clause.head) is not None


def _is_with_figure(clause: Clause) -> bool:
    """ "…, with | 260,000 trapped in the city": a claim of its own, as everywhere (DESIGN §2, Conventions)."""
    first = clause.tokens[0]
    opened = first.i > 0 and first.nbor(-1).lower_ == "with" and not is_finite(clause.head)
    return opened and any(t.like_num for t in clause.tokens) and clause.head.tag_ in ("VBN", "VBG", "VBD")


def _says_i(clause: Clause) -> bool:
    """An "I" outside of quotation marks is somebody whom the report does not name here: no telling of its own."""
    return any(t.lower_ == "i" and t.tag_ == "PRP" for t in clause.tokens)


def _own_words(clause: Clause) -> Clause:
    """Only what hangs on the clause's own verb: no remains of an attribution beside it."""
    under = {t.i for t in clause.head.subtree}
    return Clause(clause.passage, clause.head, tuple(t for t in clause.tokens if t.i in under))


_HANGING = frozenset({"pcomp", "relcl", "acl", "advcl"})
"""A clause that hangs on what somebody said is no telling of the report's own."""


def _is_speech(passage: Passage, tokens: frozenset[int]) -> bool:
    return any(is_verbal(passage.doc[i]) for i in tokens)
