"""How surely: what the last link that says it commits itself to (DESIGN §2, Commitment)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ..knowledge.tables import table
from ..model import Act, Commitment, Hedge, Likelihood, Modality, Polarity, Span
from .marks import Mark, lexicon, marks_of, predicates, words
from .parse import Clause
from .tense import read_tense

SCALES = ("icd203", "kent", "phia")
"""Asked in this order; the first that holds the word names the scale."""
_ORDER = tuple(Commitment)
_FORESEEING = frozenset({Commitment.PREDICTED, Commitment.EXPECTED, Commitment.PLANNED})
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
        backshifted=_is_indirect_past(clause, cue),
    )
    marks = [m for m in marks_of(chain, tense) if not cue_words.intersection(t.i for t in m.words)]
    condition = find_condition(clause, chain, barred=cue_words)
    likelihood, estimative = find_likelihood(marks)
    return Modality(
        commitment=_strongest(marks, cue, condition),
        polarity=read_polarity(chain, cue),
        tense=tense,
        hedges=_hedges(clause, marks, estimative),
        likelihood=likelihood,
        condition=condition,
    )


def _is_indirect_past(clause: Clause, cue: CueReading | None) -> bool:
    """Whether the clause is indirect speech under a past verb: "said that …", not a quotation."""
    if cue is None or not any(t.tag_ == "VBD" for t in cue.tokens):
        return False
    first = min(clause.tokens, key=lambda t: t.i, default=clause.head)
    before = first.nbor(-1).text if first.i else ""
    return first.text not in _QUOTES and before not in _QUOTES


def _strongest(marks: Sequence[Mark], cue: CueReading | None, condition: str | None) -> Commitment:
    """The strongest mark decides; a word of expecting outranks a bare "will", and so does the cue."""
    lexical = [m.commitment for m in marks if not m.weak]
    if cue is not None:
        lexical.append(cue.commitment)
    if condition is not None:
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


# Polarity


def read_polarity(chain: Sequence[Token], cue: CueReading | None) -> Polarity:
    """Whether the source holds the content true; a denial of a negated content affirms it."""
    negative = _is_negative(chain) != (cue is not None and cue.commitment is Commitment.DENIED)
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _is_negative(chain: Sequence[Token]) -> bool:
    for token in chain:
        if _leaves_open(token):
            return False
        if _is_failing(token) or _has_negation(token):
            return True
    return _is_denied_noun(chain[-1])


def _leaves_open(token: Token) -> bool:
    """ "could not confirm", "has not denied": neither for nor against."""
    if token.lemma_ == "be" and any(c.lemma_ in words("open", "settled") for c in token.children):
        return True
    return (
        token.lemma_ in words("open", "verbs") | words("open", "settled")
        or lexicon("impersonal").get(token.lemma_) == "uncommitted"
    )


def _is_failing(token: Token) -> bool:
    """ "failed to reach", but not "the assault failed"."""
    if token.lemma_ in words("negation", "failing"):
        return any(c.dep_ == "xcomp" for c in token.children)
    return token.lower_ in words("negation", "unable")


def _has_negation(verb: Token) -> bool:
    for c in verb.children:
        if (c.dep_ == "neg" or c.lower_ in words("negation", "adverbs")) and c.i < verb.i + 2:
            if not _is_lifted(c):
                return True
        elif c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and _is_denied_noun(c):
            return True
    return False


def _is_denied_noun(noun: Token) -> bool:
    """ "no deaths", "none of the hostages", "not a single shell"."""
    if noun.lower_ in words("negation", "pronouns"):
        return True
    denying = [c for c in noun.children if c.lower_ in words("negation", "determiners")]
    return any(c.dep_ in ("det", "neg", "preconj", "advmod") and not _is_lifted(c) for c in denying)


def _is_lifted(negation: Token) -> bool:
    """ "not only", "no fewer than"."""
    after = negation.doc[negation.i + 1 : negation.i + 3]
    following = [t.lower_ for t in after]
    return bool(following) and (following[0] in words("negation", "lifted_by") or following in _COMPARED)


_COMPARED = (["fewer", "than"], ["less", "than"], ["more", "than"], ["later", "than"])


# Conditions


def find_condition(clause: Clause, chain: Sequence[Token], *, barred: frozenset[int]) -> str | None:
    """The words of the condition that the clause hangs on: "if launched", "should Israel retaliate"."""
    if clause.head.dep_ == "advcl" and clause.tokens[0].lower_ in words("conditions", "marks") - {"once"}:
        return _condition_words(clause.head)
    hosts = list(chain)
    above = clause.head.head
    if above.i in barred and above.i != clause.head.i:
        hosts.append(above)
    for host in hosts:
        for c in host.children:
            if c.dep_ in ("advcl", "acl", "prep", "mark", "ccomp", "dep") and c.i not in barred:
                words_ = _condition_words(c)
                if words_ is not None and (host.i not in barred or c.i < clause.head.i or clause.holds(c)):
                    return words_
    return None


def _condition_words(branch: Token) -> str | None:
    tokens = list(branch.subtree)
    opening = tokens[0]
    if branch.dep_ == "prep":
        phrase = " ".join(t.lower_ for t in tokens[:4])
        return _text(tokens) if phrase.startswith(tuple(words("conditions", "phrases"))) else None
    if branch.dep_ == "mark":
        return None
    opening_marks = words("conditions", "marks") - words("conditions", "not_once")
    before = (c for c in branch.children if c.dep_ in ("mark", "advmod") and c.i < branch.i)
    marked = next((c for c in before if c.lower_ in opening_marks), None)
    if marked is not None:
        return _text([t for t in tokens if t.i >= marked.i])
    if opening.lower_ in words("conditions", "inverted") and opening.dep_ == "aux" and opening.head.i == branch.i:
        return _text(tokens) if branch.dep_ == "advcl" else None
    return None


def _text(tokens: Sequence[Token]) -> str:
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens = tokens[:-1]
    first, last = tokens[0], tokens[-1]
    return first.doc[first.i : last.i + 1].text


# Likelihood


@cache
def _terms() -> dict[str, tuple[str, float, float]]:
    """Word of estimative probability -> scale, low, high."""
    found: dict[str, tuple[str, float, float]] = {}
    for scale in SCALES:
        for term in table(f"scales/{scale}")["term"]:
            for word in term["words"]:
                found.setdefault(word, (scale, term["low"], term["high"]))
    return found


def find_likelihood(marks: Iterable[Mark]) -> tuple[Likelihood | None, tuple[Token, ...]]:
    """The word of estimative probability among the marks, with its degree ("very likely"), as a scale has it."""
    for mark in marks:
        for token in mark.words:
            degree = [c for c in token.children if c.dep_ == "advmod" and c.i == token.i - 1]
            for group in ([*degree, token], [token]):
                term = " ".join(t.lower_ for t in group)
                if term in _terms():
                    scale, low, high = _terms()[term]
                    first = group[0]
                    word = first.doc[first.i : token.i + 1].text
                    return Likelihood(word=word, scale=scale, low=low, high=high), tuple(group)
    return None, ()
