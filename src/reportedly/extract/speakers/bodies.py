"""Which body a noun phrase names or describes."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.countries import nation
from ...knowledge.organisations import Organisation, organisation
from ...model import Country, SourceKind
from ..attribution.sources import Mention, source_nouns
from .lexicon import speaker_words
from .phrases import organisation_at
from .registry import Known, Shape


def called(words: Sequence[Token]) -> str | None:
    """What an unnamed body or document is called, as written, without article and age; null for a bare "report"."""
    named = [t for t in words if t.dep_ != "det" and t.lower_ not in _AGES]
    if not named or (
        len(named) == 1
        and named[0].lower_ in source_nouns().kinds
        and source_nouns().kinds[named[0].lower_] is SourceKind.DOCUMENT
    ):
        return None
    return str(named[0].doc[named[0].i : named[-1].i + 1].text)


def apposed_name(mention: Mention) -> str | None:
    """ "the newspaper Daily Trust": the name behind the noun."""
    name = next((c for c in mention.head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if name is None or name.i not in mention.positions or name.left_edge.i != mention.head.i + 1:
        return None
    return str(name.doc[name.left_edge.i : name.i + 1].text)


def organisation_in(mention: Mention, words: Sequence[Token]) -> Organisation | None:
    """The organisation that the phrase itself names: the longest run up to the head, or a name before "news agency"."""
    for start in range(len(words)):
        found = organisation(words[0].doc[words[start].i : words[-1].i + 1].text) if words else None
        if found is not None:
            return found
    if mention.head.lower_ in speaker_words().named_before:
        for n in range(len(words)):
            for size in (4, 3, 2, 1):
                if (found := organisation_at(words, n, size)) is not None and n + size < len(words):
                    return found
    tail = [t for t in mention.tokens if t.i > mention.head.i]
    for n in range(min(len(tail), 6), 0, -1) if words and tail and tail[0].lower_ in ("of", "for", "to", "on") else ():
        for first in (words[0], mention.head):
            if (found := organisation(first.doc[first.i : tail[n - 1].i + 1].text)) is not None:
                return found
    appositions = [c for c in mention.head.children if c.dep_ == "appos" and c.i in mention.positions]
    return next((o for a in appositions if (o := organisation(a.text)) is not None), None)


def named_run(head: Token, words: Sequence[Token]) -> str:
    """The capitalised run that ends with the head, the country before it left out."""
    run = [head]
    for token in reversed([t for t in words if t.i < head.i]):
        if token.pos_ not in ("PROPN", "ADJ", "NOUN") or not token.text[:1].isupper() or token.i != run[0].i - 1:
            break
        run.insert(0, token)
    while len(run) > 1 and nation(run[0].text) is not None:
        run.pop(0)
    return str(head.doc[run[0].i : run[-1].i + 1].text)


def known_body(body: Organisation) -> Known:
    """An organisation of the table as a source of the report."""
    nouns = frozenset(body.name.lower().split())
    return Known(body.name, Shape.BODY, body.kind, body.country, nouns | synonyms(body.kind, body.country))


def synonyms(kind: SourceKind, country: Country | None) -> frozenset[str]:
    """What a body of that kind is called when it is mentioned again: "the newspaper", "the alliance"."""
    known = speaker_words().synonyms.get(kind)
    if known is not None:
        return known
    return frozenset({"agency", "service"}) if country else frozenset()


_AGES = frozenset({"new", "latest", "recent", "fresh", "earlier", "previous", "own"})
