"""The condition that a clause hangs on: "if launched", "should Israel retaliate", "in case the talks break down"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ..parse import Clause
from .chain import is_infinitive
from .lexicon import words

_BRANCHES = frozenset({"advcl", "acl", "prep", "ccomp", "dep", "advmod", "relcl"})
_PHRASE = 4
"""Words of "in case" or "in the event" that the parser parted from their clause."""
_NEAR = 9
"""How far the "to" may stand from its inverted "were"."""
_DEEPER = frozenset({"xcomp", "conj", "acomp", "oprd", "pcomp"})


@dataclass(frozen=True, slots=True)
class Condition:
    """Its first and last word, and whether what is told hangs on them: it does not on "even if"."""

    first: Token
    last: Token
    binding: bool = True


def find_condition(clause: Clause, chain: Sequence[Token], *, barred: frozenset[int]) -> Condition | None:
    """The first condition on the predicates of the clause, or on the cue where it stands before or in the clause."""
    if clause.head.dep_ == "advcl" and clause.tokens[0].lower_ in _marks():
        return _of_branch(clause.head)
    opening = _fronted(clause) or _trailing(clause)
    if opening is not None:
        return opening
    hosts = list(_hosts(chain))
    above = clause.head.head
    if above.i in barred and above.i != clause.head.i:
        hosts.append(above)
    for host in hosts:
        for c in host.children:
            if c.i in barred or c in chain or (host.i in barred and c.i > clause.head.i and not clause.holds(c)):
                continue
            found = _inverted(c) or (_of_branch(c) if c.dep_ in _BRANCHES else None)
            if found is not None:
                return found
    return None


def _fronted(clause: Clause) -> Condition | None:
    """ "Were the bridge to fall, the city would be cut in two": everything up to the comma before the main verb."""
    first = clause.tokens[0]
    if first.lower_ not in words("conditions", "inverted") or first.i >= clause.head.i:
        return None
    before = clause.head.doc[first.i : clause.head.i]
    comma = next((t for t in before if t.text == ","), None)
    if comma is None or not _has_subject_between(first, comma):
        return None
    return _words(list(before[: comma.i - first.i]))


def _trailing(clause: Clause) -> Condition | None:
    """ "Prices would soar were the canal to close": "were" behind the verb, and then a noun and its infinitive."""
    for n, token in enumerate(clause.tokens[1:-1], 1):
        if token.lower_ == "were" and clause.tokens[n + 1].pos_ in ("DET", "PROPN", "PRON", "NOUN"):
            told, rest = clause.tokens[:n], clause.tokens[n:]
            hypothetical = any(t.tag_ == "MD" for t in told) and told[-1].pos_ in ("VERB", "ADV", "NOUN", "PROPN")
            if hypothetical and any(t.lower_ == "to" and t.dep_ == "aux" for t in rest[2:_NEAR]):
                return _words(rest)
    return None


def _hosts(chain: Sequence[Token]) -> Iterator[Token]:
    """The predicates and the infinitives and second verbs under them, which the parser may give the condition to."""
    yield from chain
    seen = {t.i for t in chain}
    for token in chain:
        for c in token.children:
            if c.dep_ in _DEEPER and c.i not in seen:
                seen.add(c.i)
                yield c


def _marks() -> frozenset[str]:
    return words("conditions", "marks")


def _of_branch(branch: Token) -> Condition | None:
    return _of_phrase(branch) or (_of_clause(branch) if branch.pos_ in ("VERB", "AUX", "ADJ") else None)


def _of_phrase(branch: Token) -> Condition | None:
    """ "in the event of a strike", "in case the talks fail", "provided the army keeps away"."""
    tokens = list(branch.subtree)
    phrase = " ".join(t.lower_ for t in tokens[:5])
    if phrase.startswith(tuple(words("conditions", "phrases"))):
        clause = next((c for c in branch.head.children if c.left_edge.i == tokens[-1].i + 1 and not c.is_punct), None)
        return _words([*tokens, *clause.subtree] if clause is not None and len(tokens) < _PHRASE else tokens)
    if branch.lower_ in _marks() and any(c.dep_ == "ccomp" for c in branch.children):
        return _words([t for t in tokens if t.i >= branch.i])
    return None


def _of_clause(branch: Token) -> Condition | None:
    """ "if its sites are struck", "if attacked", "unless aid arrives"; not what follows a verb of asking."""
    asked = branch.dep_ == "ccomp" and branch.i > branch.head.i
    if asked or branch.dep_ in ("prep", "advmod") or branch.lower_ in words("conditions", "idle"):
        return None
    before = (c for c in branch.children if c.dep_ in ("mark", "advmod") and c.i < branch.i)
    marked = next((c for c in before if c.lower_ in _marks()), None)
    if marked is None:
        return None
    even = marked.i > 0 and marked.nbor(-1).lower_ == "even"
    return _words([t for t in branch.subtree if t.i >= marked.i - even], binding=not even)


def _inverted(token: Token) -> Condition | None:
    """ "Should Israel retaliate, …", "had the siren not sounded", "… were Ethiopia to march on Assab"."""
    if token.dep_ not in ("advcl", "ccomp", "dep", "conj"):
        return None
    opening, verb = token.left_edge, token
    if opening.lower_ not in words("conditions", "inverted"):
        return None
    if verb.i == opening.i:
        verb = next((c for c in token.head.children if c.i > opening.i and is_infinitive(c)), verb)
    if verb.i <= opening.i or not _has_subject_between(opening, verb):
        return None
    return _words(list(verb.doc[opening.i : verb.right_edge.i + 1]))


def _has_subject_between(opening: Token, verb: Token) -> bool:
    between = verb.doc[opening.i + 1 : verb.i]
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in between)


def _words(tokens: Sequence[Token], *, binding: bool = True) -> Condition:
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens = tokens[:-1]
    return Condition(tokens[0], tokens[-1], binding)
