"""Several who speak as one: "the army and the police", "French and German intelligence"."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nation
from ...knowledge.organisations import organisation
from ...model import Member, SourceKind
from ..attribution.sources import Mention
from .kinds import is_anonymous, kind_of
from .names import find_names
from .phrases import conjuncts, in_relative
from .registry import Known

SERVICES = frozenset({"intelligence", "counterintelligence", "diplomacy"})
"""Mass nouns that name a state's service when a country stands before them: "Ukrainian intelligence"."""


def members_of(mention: Mention, describe: Callable[[Mention], Known]) -> tuple[Member, ...]:
    """Each of several; none where one speaks, for an apposition is the same one again."""
    head = mention.head
    heads = [h for h in (head, *conjuncts(head, mention)) if not _is_title(h, mention)]
    if len(heads) > 1:
        return tuple(_member(mention, h, describe) for h in heads)
    return _of_names(mention, describe) or _of_pieces(mention, describe) or _of_nations(mention)


def _of_pieces(mention: Mention, describe: Callable[[Mention], Known]) -> tuple[Member, ...]:
    """States and bodies in a row, whatever the parse made of it: "Qatar and the United States"."""
    pieces: list[list[Token]] = [[]]
    for token in mention.tokens:
        if token.text == "," or token.lower_ == "and":
            pieces.append([])
        else:
            pieces[-1].append(token)
    pieces = [piece for piece in pieces if piece]
    texts = [piece[0].doc[piece[0].i : piece[-1].i + 1].text for piece in pieces]
    if len(pieces) < 2 or not all(_is_state(text) or organisation(text) for text in texts):
        return ()
    return tuple(_as_member(describe(Mention(mention.passage, p[-1], tuple(p)))) for p in pieces)


def _is_state(words: str) -> bool:
    named = nation(words)
    return named is not None and named.kind is not NameKind.DEMONYM


def _of_names(mention: Mention, describe: Callable[[Mention], Known]) -> tuple[Member, ...]:
    """Persons on both sides of an "and" that the parse hung elsewhere: "minister Ann Lee and the envoy Bo Dahl"."""
    joints = [n for n, t in enumerate(mention.tokens) if t.lower_ == "and" and not in_relative(t, mention.head)]
    for n in joints:
        parts = (mention.tokens[:n], mention.tokens[n + 1 :])
        names = [next(iter(find_names(part)), None) for part in parts]
        if all(name is not None and len(name.tokens) > 1 for name in names):
            heads = [name.tokens[-1] for name in names if name is not None]
            described = [describe(Mention(mention.passage, h, p)) for h, p in zip(heads, parts, strict=True)]
            if len({d.entity for d in described}) == len(described):
                return tuple(_as_member(known) for known in described)
    return ()


def _as_member(known: Known) -> Member:
    return Member(entity=known.entity, kind=known.kind, affiliation=known.affiliation, anonymous=known.anonymous)


def _is_title(token: Token, mention: Mention) -> bool:
    """ "Prime Minister" before "Salam", which the parse took for two people."""
    after = token.i + 1
    return (
        token.pos_ == "PROPN"
        and after < len(token.doc)
        and token.doc[after].i in mention.positions
        and token.doc[after].pos_ == "PROPN"
        and token.doc[after].dep_ == "conj"
    )


def _member(mention: Mention, head: Token, describe: Callable[[Mention], Known]) -> Member:
    own = [t for t in head.subtree if t.i in mention.positions]
    others = {t.i for c in conjuncts(head, mention) for t in c.subtree if t.i > head.i}
    tokens = [t for t in own if t.i not in others and t.dep_ not in ("cc", "preconj")]
    first = tokens[0].i if tokens else head.i
    while (
        first - 1 in mention.positions
        and head.doc[first - 1].dep_ == "conj"
        and _is_title(head.doc[first - 1], mention)
    ):
        first = head.doc[first - 1].left_edge.i
    tokens = [
        t for t in head.doc[first : tokens[-1].i + 1 if tokens else head.i + 1] if not t.is_punct or t in tokens[1:-1]
    ]
    return _as_member(describe(Mention(mention.passage, head, tuple(tokens) or (head,))))


def _of_nations(mention: Mention) -> tuple[Member, ...]:
    """One noun of several peoples: "U.S. and Ukrainian intelligence", "the French and German foreign ministers"."""
    head = mention.head
    adjectives = [t for t in mention.tokens if t.i < head.i and nation(t.text) is not None]
    joined = [t for t in adjectives if t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children)]
    if len(joined) < 2 or any(t.dep_ == "poss" for t in joined):
        return ()
    kind = kind_of([head]) or SourceKind.UNNAMED
    anonymous = is_anonymous(mention, kind)
    if head.lower_ in SERVICES:
        kind, anonymous = SourceKind.AUTHORITY, False
    between = _shared(head, joined)
    return tuple(
        Member(
            entity=None if anonymous else " ".join((token.text, *between, _singular(head))),
            kind=kind,
            affiliation=named.iso3 if (named := nation(token.text)) is not None else None,
            anonymous=anonymous,
        )
        for token in joined
    )


def _shared(head: Token, joined: Sequence[Token]) -> tuple[str, ...]:
    """The words between the last people and the noun: "foreign"."""
    return tuple(t.text for t in head.doc[joined[-1].i + 1 : head.i] if not t.is_space)


def _singular(head: Token) -> str:
    return head.lemma_ if head.tag_ == "NNS" and head.lower_ != "forces" else head.text
