"""Questions asked of a dependency parse (labels of ClearNLP, as the English pipelines of spaCy give them)."""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from ..knowledge.tables import table

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_AUXILIARY = frozenset({"aux", "auxpass"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def children(token: Token, *labels: str) -> list[Token]:
    """Every child with one of the labels."""
    return [c for c in token.children if c.dep_ in labels]


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_finite(token: Token) -> bool:
    """Whether the verb heads a finite clause: it is inflected itself or by an auxiliary of its own."""
    if not is_verbal(token):
        return False
    if any(c.dep_ in _AUXILIARY and c.tag_ in _FINITE for c in token.children):
        return True
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD")


def is_coordinated_finite(token: Token) -> bool:
    """Whether a verb behind "and" heads a finite clause of its own.

    "has reached … and are likely" does, "had been killed and wounded" does not.
    """
    if not is_finite(token):
        return False
    own = child(token, *SUBJECTS) is not None
    helped = any(c.dep_ in _AUXILIARY and c.tag_ in _FINITE for c in token.children)
    first = token.head
    passive = any(c.dep_ == "auxpass" for c in first.children)
    if (
        passive
        and not helped
        and token.pos_ == "VERB"
        and token.tag_ in ("VBD", "VBN")
        and child(token, "dobj") is None
    ):
        return False
    if own or helped or token.tag_ in ("VBZ", "VBP"):
        return True
    return not any(c.dep_ in _AUXILIARY and c.lemma_ in ("have", "be") for c in first.children)


def verb_group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and the adverbs between them: "could not yet confirm"."""
    group = [c for c in verb.children if c.dep_ in (*_AUXILIARY, "neg", "prt")]
    left = min((c.i for c in group if c.i < verb.i), default=verb.i)
    right = max((c.i for c in group if c.dep_ == "prt" and c.i == verb.i + 1), default=verb.i)
    between = list(verb.doc[left : right + 1])
    own = {verb.i, *(c.i for c in group)}
    if all(t.i in own or t.pos_ in ("ADV", "PART", "AUX") for t in between):
        return between
    return [verb]


_NEGATIVE = frozenset({"never", "neither", "nor"})


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated ("has not denied", "never said", "could not confirm")."""
    if any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in verb.children):
        return True
    return verb.dep_ == "conj" and any(c.lower_ == "neither" for c in verb.head.children)


def subject(verb: Token) -> Token | None:
    """The subject, its own or that of the verb it is joined to or under; of a relative clause the antecedent."""
    seen = 0
    token = verb
    while seen < 6:
        seen += 1
        own = child(token, "nsubj", "nsubjpass")
        if own is not None and own.tag_ in ("IN", "WDT"):  # "raids that | it claimed hit the port"
            own = next((c for c in token.children if own.i < c.i < token.i and c.dep_ == "nsubj"), own)
        if own is not None:
            if own.tag_ in ("WDT", "WP") and token.dep_ == "relcl":
                return token.head
            return own
        if token.dep_ in ("conj", "xcomp", "advcl") and is_verbal(token.head):
            token = token.head
        elif token.dep_ == "xcomp" and token.head.dep_ == "acomp" and is_verbal(token.head.head):
            token = token.head.head
        elif token.dep_ == "acl" and token.tag_ == "VBG":
            return token.head
        elif token.dep_ == "pcomp" and token.head.dep_ == "prep" and is_verbal(token.head.head):
            token = token.head.head
        else:
            return None
    return None


_LEAVE_OUT = frozenset({"punct", "cc", "mark"})


def noun_phrase(head: Token) -> list[Token]:
    """The whole noun phrase: titles, appositions and relative clauses included, outer punctuation left out.

    "Clementine Nkweta-Salami, the UN coordinator, who visited," keeps everything but the last comma.
    """
    tokens = sorted((t for t in head.subtree if not t.is_space), key=lambda t: t.i)
    tokens = _contiguous_around(tokens, head)
    while tokens and tokens[-1].dep_ in _LEAVE_OUT and tokens[-1].i != head.i and tokens[-1].text not in (")", "]"):
        tokens.pop()
    while tokens and tokens[0].dep_ in _LEAVE_OUT and tokens[0].i != head.i and tokens[0].text not in ("(", "["):
        tokens.pop(0)
    return tokens


def _contiguous_around(tokens: Sequence[Token], head: Token) -> list[Token]:
    """The run of neighbouring tokens that holds the head."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i - runs[-1][-1].i <= 1 + sum(t.is_space for t in token.doc[runs[-1][-1].i + 1 : token.i]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return next((run for run in runs if any(t.i == head.i for t in run)), [head])


@cache
def clause_words(name: str) -> frozenset[str]:
    """A class of `resources/lexicons/clauses.toml`, where each is explained."""
    return frozenset(table("lexicons/clauses")[name]["words"])


def names_change(noun: Token) -> bool:
    """A change with a figure of its own: "a rise of some 400"."""
    return (
        noun.pos_ == "NOUN" and noun.lemma_.lower() in clause_words("changes") and any(t.like_num for t in noun.subtree)
    )


def indices(tokens: Iterable[Token]) -> frozenset[int]:
    """Positions in the document."""
    return frozenset(t.i for t in tokens)
