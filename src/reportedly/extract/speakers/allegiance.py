"""For which country those speak who are described by words without a name."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nations_in
from ...model import Country, SourceKind, Span
from .home import Home
from .lexicon import speaker_words
from .phrases import bodies_in, country_of
from .registry import Registry, Shape

_OWN_VOICE = frozenset(
    {SourceKind.WITNESS, SourceKind.ANALYST, SourceKind.ORGANISATION, SourceKind.DOCUMENT, SourceKind.OUTLET}
)
"""Kinds that speak for no state because they stand in it: "residents of Bamako", "a charity in Aden"."""


_PRIVATE = frozenset({SourceKind.WITNESS, SourceKind.ORGANISATION})
"""Kinds to which not even a capital gives a country: "a charity in Tunis"."""


def allegiance(
    words: Sequence[Token], span: Span, kind: SourceKind | None, *, registry: Registry, home: Home
) -> Country | None:
    """The country that the words around the noun name, of the body meant before, or of the place of an office."""
    if kind in _PRIVATE:
        return None
    country = country_of(words)
    if country is not None:
        return country
    stateless = any(t.lower_ in speaker_words().stateless for t in words)
    if stateless or any(body.country is None for body in bodies_in(words)):
        return None
    if kind in _OWN_VOICE:
        return home.of(words) if kind is SourceKind.OUTLET else None
    meant = _of_body_before(words, registry) or _of_owner(words, registry)
    if meant is None and (there := home.within(span)) is not None:
        return there
    meant = meant or home.of(words)
    return meant if _state_before(words) in (None, meant) else None


def _state_before(words: Sequence[Token]) -> Country | None:
    """Whose officials the paragraph has named last: "parliament" behind "South Korean lawmakers" is theirs."""
    if not words:
        return None
    doc = words[0].doc
    for token in reversed(doc[: words[0].i]):
        if token.lower_ in speaker_words().state:
            people = [n.iso3 for n in nations_in(doc[max(token.i - 2, 0) : token.i].text) if n.kind is NameKind.DEMONYM]
            if people:
                return people[-1]
    return None


def _of_owner(words: Sequence[Token], registry: Registry) -> Country | None:
    """ "Its director in Surin" behind "the Thai health ministry"."""
    owned = any(t.lower_ == "its" and t.dep_ == "poss" for t in words)
    body = registry.last(Shape.BODY) if owned else None
    return body.affiliation if body is not None and body.kind is SourceKind.AUTHORITY else None


def _of_body_before(words: Sequence[Token], registry: Registry) -> Country | None:
    """ "A spokesman for the army", "an army officer" in a report that has named the army."""
    for token in words:
        meant = token.dep_ == "compound" or any(c.dep_ == "det" and c.lower_ in ("the", "its") for c in token.children)
        if token.tag_ in ("NN", "NNP") and meant:
            body = registry.called(token.lower_, Shape.BODY)
            others = {c.lower_ for c in token.children if c.dep_ in ("compound", "amod") and token.tag_ == "NNP"}
            if (
                body is not None
                and others <= body.words
                and body.kind is SourceKind.AUTHORITY
                and body.affiliation is not None
            ):
                return body.affiliation
    return None
