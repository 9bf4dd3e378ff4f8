"""Who speaks: the noun phrase of a source, and whether words can come from it."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ...knowledge.organisations import organisation
from ...knowledge.tables import table
from ...model import SourceKind, Span
from ..parse import Passage
from ..syntax import child, clause_words, noun_phrase
from .lexicon import cue_lexicon

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "one", "him", "her", "them", "his", "its", "their"})
FIRST_PERSON = frozenset({"i", "we"})
NAMELESS = frozenset({"identify", "name", "quote", "anonymous", "anonymity", "unnamed", "nameless", "withhold"})
"""Words by which a source asks for no name: "who asked that his name be withheld"."""


@dataclass(frozen=True, slots=True)
class SourceNouns:
    """Nouns by which sources are described (`resources/lexicons/sources.toml`)."""

    kinds: dict[str, SourceKind]
    anonymous: frozenset[str]
    material: frozenset[str]
    obtain: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]


@cache
def source_nouns() -> SourceNouns:
    """The table, read once."""
    data = table("lexicons/sources")
    kinds = {word: SourceKind(kind) for kind in SourceKind if kind in data for word in data[kind]["words"]}
    anonymous = {word for kind in SourceKind if data.get(kind, {}).get("anonymous") for word in data[kind]["words"]}
    return SourceNouns(
        kinds=kinds,
        anonymous=frozenset(anonymous),
        material=frozenset(data["material"]["words"]),
        obtain=frozenset(data["obtain"]["words"]),
        titles=frozenset(data["titles"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
        persons=frozenset(data["persons"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text: neighbouring tokens of one passage around a head noun."""

    passage: Passage
    head: Token
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """Characters of the report."""
        return self.passage.span(self.tokens[0], self.tokens[-1])

    @property
    def positions(self) -> frozenset[int]:
        """Positions of the tokens in the passage."""
        return frozenset(t.i for t in self.tokens)


def mention(passage: Passage, head: Token, *, barred: frozenset[int] = frozenset()) -> Mention:
    """The whole noun phrase around `head`, cut where it runs into `barred` tokens."""
    tokens = _without_tellers(noun_phrase(head), head)
    left = [t for t in tokens if t.i <= head.i]
    right = [t for t in tokens if t.i > head.i]
    kept = [head]
    for token in reversed(left[:-1] if left else []):
        if token.i in barred:
            break
        kept.insert(0, token)
    for token in right:
        if token.i in barred:
            break
        kept.append(token)
    while kept[-1].i != head.i and _hangs_over(kept[-1]):
        kept.pop()
    kept += _named_behind(kept[-1], head)
    kept = _before_medium(_before_circumstance(_before_part(kept), head), head)
    while kept[-1].tag_ == "POS" and len(kept) > 1:
        kept.pop()
    kept = _behind_time(_before_day(kept, head), head)
    while kept[0].is_punct and kept[0].i != head.i:
        kept.pop(0)
    return Mention(passage, head, tuple(kept))


def _hangs_over(last: Token) -> bool:
    """Whether a phrase ends before it: a mark, the "which" of a clause that was cut off."""
    return (last.is_punct and last.text not in (")", "]")) or last.tag_ in ("WDT", "WP")


def _before_part(tokens: list[Token]) -> list[Token]:
    """Without ", for its part" behind the name."""
    for n in range(1, len(tokens) - 2):
        if (
            tokens[n].text == ","
            and tokens[n + 1].lower_ == "for"
            and any(t.lower_ == "part" for t in tokens[n + 2 : n + 4])
        ):
            return tokens[:n]
    return tokens


def _before_circumstance(tokens: list[Token], head: Token) -> list[Token]:
    """Without ", in a statement on Monday" behind the name; "of" and "from" stay with it."""
    for n in range(1, len(tokens) - 1):
        if tokens[n].i > head.i and tokens[n].text == "," and tokens[n + 1].lower_ in _OCCASIONS:
            return tokens[:n]
    return tokens


_OCCASIONS = frozenset({"in", "during", "at", "through", "via", "after", "before", "amid"})


def _before_medium(tokens: list[Token], head: Token) -> list[Token]:
    """Without "in a statement on X" or "on Sunday evening" behind the name, which tell of the saying."""
    for n, token in enumerate(tokens[1:], 1):
        if token.i <= head.i or token.dep_ != "prep" or token.lower_ not in _ON or token.head.i != head.i:
            continue
        words = {t.lower_ for t in token.doc[token.i + 1 : token.i + 4]}
        noun = child(token, "pobj")
        medium = noun is not None and noun.lower_ in clause_words("media")
        if medium or words & (clause_words("days") - _LATER):
            return tokens[:n]
    return tokens


_ON = frozenset({"in", "on", "at", "during", "via"})
_LATER = frozenset({"earlier", "later"})


def _before_day(tokens: list[Token], head: Token) -> list[Token]:
    """Without "on Monday" behind the name: "said a spokesman on Monday"."""
    at = len(tokens) - 1
    if at > 1 and tokens[at].lower_ in clause_words("days") and tokens[at].i > head.i:
        while at > 1 and tokens[at - 1].lower_ in ("on", "late", "early", "last") and tokens[at - 1].i > head.i:
            at -= 1
        return tokens[:at]
    return tokens


def _behind_time(tokens: list[Token], head: Token) -> list[Token]:
    """Without a time that the parse took into the phrase: "A day earlier the ministry"."""
    for n, token in enumerate(tokens[:6]):
        if token.lower_ in _SHIFTS and n and token.i < head.i and tokens[n - 1].lemma_ in _UNITS:
            return tokens[n + 1 :]
    return tokens


_SHIFTS = frozenset({"earlier", "later", "ago", "before", "afterwards"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})


def _without_tellers(tokens: list[Token], head: Token) -> list[Token]:
    """Cut before a relative clause that tells something itself: "the chiefs of staff, which estimates that …".

    "the group, which Kinshasa says is armed" stays whole: Kinshasa tells that.
    """
    verbs = cue_lexicon().verbs
    for c in tokens:
        if c.dep_ in ("relcl", "acl") and c.i > head.i and c.lemma_ in verbs and _tells_itself(c):
            edge = c.left_edge.i
            tokens = [t for t in tokens if t.i < edge] if edge > head.i else tokens
    return tokens


def _tells_itself(verb: Token) -> bool:
    teller = child(verb, "nsubj")
    if teller is not None and teller.tag_ not in ("WDT", "WP"):
        return False
    if any(t.lemma_.lower() in NAMELESS for t in verb.subtree if t.i > verb.i):
        return False
    return child(verb, "ccomp") is not None or (
        "object" in cue_lexicon().verbs[verb.lemma_].frames and child(verb, "dobj") is not None
    )


def _named_behind(last: Token, head: Token) -> list[Token]:
    """The name behind a role, where the parse lost it: "the coordinator in Sudan, Ann Lee"."""
    nouns = source_nouns().kinds
    kind = nouns.get(head.lower_) or nouns.get(head.lemma_.lower())
    if head.pos_ != "NOUN" or kind not in (*_ROLES, SourceKind.UNNAMED):
        return []
    doc, end = last.doc, last.sent.end
    at = last.i + 1
    if at < end and last.i == head.i and head.tag_ == "NN" and doc[at].pos_ == "PROPN":
        return _name_right_behind(doc[at], head)
    if at >= end or doc[at].text != "," or kind is SourceKind.UNNAMED:
        return []
    run = [doc[at]]
    while (at := at + 1) < end and (doc[at].pos_ == "PROPN" or (doc[at].text == "-" and len(run) > 1)):
        run.append(doc[at])
    closed = at >= end or doc[at].is_punct
    return run if closed and 3 <= len(run) <= 8 else []


def _name_right_behind(first: Token, head: Token) -> list[Token]:
    """ "quoted senior police official Mir Abid as saying": the name, where the parse hung it on the verb."""
    last = first
    while last.i + 1 < first.sent.end and last.nbor().pos_ == "PROPN":
        last = last.nbor()
    loose = last.dep_ in ("npadvmod", "dep", "appos", "oprd") or (last.dep_ == head.dep_ and last.head.i == head.head.i)
    return list(first.doc[first.i : last.i + 1]) if loose and 1 <= last.i - first.i <= _NAME else []


_NAME = 4
_ROLES = (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS)


def names_material(head: Token) -> bool:
    """Whether the noun is material that nobody says: images, data, intercepts."""
    return head.lower_ in source_nouns().material


def is_material(head: Token) -> bool:
    """Whether it is material by itself: "records show" rests on them, but "hospital records show" have a keeper."""
    keeper = child(head, "compound", "poss") if head.lower_ in source_nouns().kinds else None
    kept = keeper is not None and can_speak(keeper) and child(head, "acl") is None
    return names_material(head) and not kept


def can_speak(head: Token) -> bool:
    """Whether words can surely come from the noun: a name, a pronoun of persons, a role, a body, a document."""
    if head.pos_ == "PRON":
        return head.lower_ in PRONOUNS
    if head.pos_ == "PROPN" or head.ent_type_:
        return True
    nouns = source_nouns()
    for word in (head.lower_, head.lemma_.lower()):
        if word in nouns.kinds or word in nouns.persons:
            return True
    return organisation(head.text) is not None
