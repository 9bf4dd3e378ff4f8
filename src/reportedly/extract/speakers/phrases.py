"""What a source's noun phrase holds: its core, its country, its gender, who else stands in it."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.countries import nation, nations_in
from ...knowledge.figures import figure
from ...knowledge.organisations import Organisation, first_words, organisation
from ...model import Country, SourceKind
from ..attribution.sources import Mention
from .lexicon import speaker_words
from .names import Name


def around_head(mention: Mention) -> list[Token]:
    """The head with its "of", "in" and "from" phrases; no examples ("nations, including Chad"), no relative clause."""
    kept = [mention.head]
    for c in mention.head.children:
        if c.dep_ == "prep" and c.lower_ in ("of", "in", "from", "for", "at"):
            kept += [t for t in c.subtree if t.i in mention.positions]
    return kept


def posted(token: Token, mention: Mention) -> bool:
    """Where somebody is posted is not whom they speak for: "the U.S. ambassador to Chad"."""
    at = token
    while at.i in mention.positions and at.head.i != at.i:
        if at.dep_ == "prep" and at.lower_ in ("in", "to", "for", "on"):
            return not (at.lower_ == "for" and at.head.lower_.startswith("spokes"))
        at = at.head
    return False


def conjuncts(head: Token, mention: Mention) -> list[Token]:
    """The nouns joined to the head within the phrase: "the army | and the police | and two mayors"."""
    found = []
    for c in head.children:
        if c.dep_ == "conj" and c.i in mention.positions and c.pos_ in ("NOUN", "PROPN", "PRON"):
            found += [c, *conjuncts(c, mention)]
    return found


def core(mention: Mention) -> list[Token]:
    """The head with what stands before it, and "of X" behind it; no relative clause, no apposition."""
    head = mention.head
    first = head.left_edge.i
    return [t for t in mention.tokens if first <= t.i <= head.i and not t.is_punct]


def in_relative(token: Token, head: Token) -> bool:
    """Whether the token stands in a relative clause behind the head, or in what is joined to the head."""
    while token.i not in (head.i, token.head.i):
        if token.dep_ in ("relcl", "acl") or (token.dep_ == "conj" and token.head.i == head.i):
            return True
        token = token.head
    return False


def names_head(name: Name, head: Token) -> bool:
    """The name is the phrase's head or an apposition of it ("the coordinator, Ann Lee"; "Ann Lee, the coordinator")."""
    before = name.tokens[0].nbor(-1) if name.tokens[0].i > head.i else head
    while before.i > head.i and before.pos_ == "PROPN":
        before = before.nbor(-1)
    if before.text == "," or (before.i == head.i and head.pos_ == "NOUN"):
        return True
    for token in name.tokens:
        if (
            token.i == head.i
            or (token.dep_ == "appos" and token.head.i == head.i)
            or (head.dep_ == "appos" and head.head == token)
        ):
            return True
    return any(t.dep_ == "appos" and t.head.i == head.i for t in name.tokens[-1].ancestors)


def title_words(name: Name) -> list[Token]:
    """Words of the phrase around a name, without the name."""
    last = name.tokens[-1]
    own = {t.i for t in name.tokens}
    around = [t for t in last.subtree if t.i not in own and abs(t.i - last.i) < 12 and not in_relative(t, last)]
    if last.dep_ == "appos":
        around += [last.head, *(t for t in last.head.lefts)]
    return around


def country_of(words: Sequence[Token]) -> Country | None:
    """The one country that the words name, by name, adjective, capital or organ of state; null where they name two."""
    if not words:
        return None
    ordered = [t for t in sorted(words, key=lambda t: t.i) if not _stands_behind(t)]
    found = {n.iso3 for n in nations_in(" ".join(t.text for t in ordered))}
    if not found:
        found = {f.country for t in ordered if t.dep_ == "poss" and (f := figure(t.text)) is not None and f.country}
    if not found:
        found = {o.country for o in bodies_in(ordered) if o.country}
    return found.pop() if len(found) == 1 else None


def _stands_behind(token: Token) -> bool:
    """ "the US-backed government": who backs it is not whom it speaks for."""
    last = len(token.doc) - 1
    hyphen = token.i + 2 <= last and token.nbor().text in ("-", "–") and not token.whitespace_
    return hyphen and token.nbor(2).lower_ in _BACKED


_BACKED = frozenset({"backed", "supported", "funded", "armed", "trained", "sponsored", "financed"})


def is_longer(found: Organisation, first: Token) -> bool:
    """ "Blue River Times" is not the Times: a name in capitals that goes on before."""
    before = first.nbor(-1) if first.i > first.sent.start and first.dep_ in ("compound", "nsubj", "pobj") else None
    if found.kind is not SourceKind.OUTLET or before is None:
        return False
    return before.pos_ == "PROPN" and before.text[:1].isupper() and nation(before.text) is None


def bodies_in(words: Sequence[Token]) -> list[Organisation]:
    """The organisations of the table that neighbouring words name, the longest names first taken."""
    ordered = sorted(words, key=lambda t: t.i)
    found: list[Organisation] = []
    at = 0
    while at < len(ordered):
        sizes = range(_LONGEST_NAME, 0, -1) if ordered[at].text in first_words() else ()
        named = next(((n, body) for n in sizes if (body := organisation_at(ordered, at, n)) is not None), None)
        if named is not None and not is_longer(named[1], ordered[at]):
            found.append(named[1])
        at += named[0] if named else 1
    return found


_LONGEST_NAME = 7


def organisation_at(words: Sequence[Token], n: int, size: int) -> Organisation | None:
    """The organisation that `size` neighbouring words from number `n` on name."""
    if n + size > len(words):
        return None
    between = words[n].doc[words[n].i : words[n + size - 1].i + 1]
    if len(between) - sum(t.text == "-" for t in between) > size:
        return None
    return organisation(words[n].doc[words[n].i : words[n + size - 1].i + 1].text)


def gender(words: Sequence[Token]) -> str | None:
    """ "f" or "m" by the first word that tells: "spokeswoman", "king"."""
    for token in words:
        if token.lower_ in speaker_words().feminine:
            return "f"
        if token.lower_ in speaker_words().masculine:
            return "m"
    return None
