"""From a source's noun phrase to who it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...knowledge.countries import NameKind, country_name, nation
from ...knowledge.figures import figure
from ...knowledge.organisations import organisation
from ...model import Country, Member, Place, SourceKind, Span
from ..attribution.sources import Mention
from ..parse import Parse
from ..syntax import child
from .bodies import apposed_name, called, known_body, named_run, organisation_in, synonyms
from .home import home_of
from .kinds import is_anonymous, kind_of, person_kind, stands_for_bodies
from .lexicon import speaker_words
from .names import Name, find_names, names_of, organisations_of, roles_of
from .phrases import around_head, conjuncts, core, country_of, gender, in_relative, names_head, posted, title_words
from .registry import Known, Registry, Shape

_SERVICES = frozenset({"intelligence", "counterintelligence", "diplomacy"})
"""Mass nouns that name a state's service when a country stands before them: "Ukrainian intelligence"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is; null where that is not sure."""

    entity: str | None
    kind: SourceKind
    affiliation: Country | None
    anonymous: bool
    members: tuple[Member, ...] = ()


class Speakers:
    """Identifies the sources of one report, in the order of the text."""

    def __init__(self, parse: Parse, places: Sequence[Place] = ()) -> None:
        self._registry = Registry()
        self._home = home_of(parse, places)
        self._named: list[tuple[Span, Known]] = []
        for passage, name in names_of(parse):
            span = passage.span(name.tokens[0], name.tokens[-1])
            if name.titled or not any(p.span.overlaps(span) for p in places):
                self._named.append((span, self._introduce(name)))
        for role in roles_of(parse):
            self._named.append((role.span, self._bare(role, core(role))))
        for span, body in organisations_of(parse):
            self._named.append((span, known_body(body)))
        self._named.sort(key=lambda named: named[0], reverse=True)

    def identify(self, mention: Mention) -> Speaker:
        """Who `mention` is. Call in the order of the text: pronouns mean who was mentioned before."""
        head = mention.head
        while self._named and self._named[-1][0].end <= mention.span.start:
            self._registry.notice(self._named.pop()[1])
        if head.pos_ == "PRON":
            known = self._pronoun(head)
            return self._speak(known) if known is not None else Speaker(None, _UNKNOWN_KIND, None, False)
        members = self._members(mention)
        known = self._describe(mention)
        self._registry.mention(known)
        if members:
            shared = {m.affiliation for m in members}
            affiliation = shared.pop() if len(shared) == 1 else None
            anonymous = all(m.anonymous for m in members)
            kind = members[0].kind if len({m.kind for m in members}) == 1 else known.kind
            return Speaker(None, kind, affiliation, anonymous, members)
        return self._speak(known)

    def _speak(self, known: Known) -> Speaker:
        return Speaker(known.entity, known.kind, known.affiliation, known.anonymous)

    def _introduce(self, name: Name) -> Known:
        existing = self._registry.named(name.text)
        if existing is not None:
            return existing
        public = figure(name.text)
        phrase = title_words(name)
        known = Known(
            public.name if public else name.text,
            Shape.PERSON,
            person_kind(phrase) or _kind_by_trade(name) or SourceKind.OFFICIAL,
            public.country if public else country_of(phrase) or self._home.of(phrase),
            frozenset(t.lower_ for t in phrase),
            gender=gender(phrase),
        )
        if len(name.text.split()) > 1:
            self._registry.introduce(known, name.text, name.surname)
        else:
            self._registry.introduce(known, name.text)
        return known

    def _pronoun(self, head: Token) -> Known | None:
        word = head.lower_
        if word in ("he", "him", "she", "her"):
            return self._registry.last(Shape.PERSON, gender="f" if word in ("she", "her") else "m")
        if word == "it":
            return self._registry.last(Shape.BODY)
        if word in ("they", "them"):
            return self._registry.last(Shape.MANY, Shape.BODY)
        return None

    def _members(self, mention: Mention) -> tuple[Member, ...]:
        """Several who speak as one; an apposition is the same one again."""
        head = mention.head
        heads = [head, *conjuncts(head, mention)]
        if len(heads) > 1:
            return tuple(self._member(mention, h) for h in heads)
        adjectives = [t for t in mention.tokens if t.i < head.i and nation(t.text) is not None]
        joined = [t for t in adjectives if t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children)]
        if len(joined) < 2 or any(t.dep_ == "poss" for t in joined):
            return ()
        kind = kind_of([head]) or SourceKind.UNNAMED
        anonymous = is_anonymous(mention, kind)
        if head.lower_ in _SERVICES:
            kind, anonymous = SourceKind.AUTHORITY, False
        found = []
        for token in joined:
            named = nation(token.text)
            iso3 = named.iso3 if named is not None else None
            entity = None if anonymous else f"{token.text} {head.text}"
            found.append(Member(entity=entity, kind=kind, affiliation=iso3, anonymous=anonymous))
        return tuple(found)

    def _member(self, mention: Mention, head: Token) -> Member:
        own = [t for t in head.subtree if t.i in mention.positions]
        others = {t.i for c in conjuncts(head, mention) for t in c.subtree}
        part = Mention(mention.passage, head, tuple(t for t in own if t.i not in others and not t.is_punct) or (head,))
        known = self._describe(part)
        return Member(entity=known.entity, kind=known.kind, affiliation=known.affiliation, anonymous=known.anonymous)

    def _describe(self, mention: Mention) -> Known:
        """Who a noun phrase names, by name first, then by what it was called before, then by its nouns alone."""
        words = core(mention)
        return (
            self._person(mention, words)
            or self._named_body(mention, words)
            or self._again(mention, words)
            or self._bare(mention, words)
        )

    def _person(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        whole = [t for t in mention.tokens if not in_relative(t, mention.head)]
        names = list(find_names(whole))
        if (
            names
            and (names[-1].titled or self._registry.named(names[-1].text) is not None)
            and names_head(names[-1], mention.head)
        ):
            name = names[-1]
        elif mention.head.text[:1].isupper() and len(words) == 1:
            return self._surname(mention.head.text)
        else:
            return None
        known = self._registry.named(name.text)
        public = figure(name.text)
        if known is None or public is not None or country_of(whole) is not None or kind_of(whole) is not None:
            roles = [t for t in whole if t not in name.tokens and not posted(t, mention)]
            known = Known(
                public.name if public else (known.entity if known else name.text),
                Shape.PERSON,
                person_kind([t for t in whole if t not in name.tokens])
                or (known.kind if known else _kind_by_trade(name) or SourceKind.OFFICIAL),
                country_of(roles)
                or (public.country if public else None)
                or (known.affiliation if known else None)
                or self._home.within(mention.span)
                or self._home.of(roles),
                frozenset(t.lower_ for t in roles) | (known.words if known else frozenset()),
                gender=gender(roles) or (known.gender if known else None),
            )
            if len(name.text.split()) > 1:
                self._registry.replace(known, name.text, name.surname)
        return known

    def _surname(self, text: str) -> Known | None:
        known = self._registry.named(text)
        if known is not None:
            return known
        public = figure(text)
        if public is None or organisation(text) is not None or nation(text) is not None:
            return None
        return Known(public.name, Shape.PERSON, SourceKind.OFFICIAL, public.country, frozenset())

    def _named_body(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        """An organisation of the table, a country or capital as its government, or another name in capitals."""
        found = organisation_in(mention, words)
        nouns = frozenset(t.lower_ for t in words) | (frozenset(found.name.lower().split()) if found else frozenset())
        if found is not None:
            shape = Shape.BODY
            return Known(
                found.name,
                shape,
                found.kind,
                found.country or country_of(words),
                nouns | synonyms(found.kind, found.country),
            )
        named = nation(" ".join(t.text for t in words)) if words else None
        if named is not None and named.kind in (NameKind.NAME, NameKind.CAPITAL):
            return Known(
                country_name(named.iso3), Shape.BODY, SourceKind.AUTHORITY, named.iso3, frozenset({"government"})
            )
        proper = [t for t in words if t.pos_ == "PROPN" and nation(t.text) is None]
        if mention.head.text[:1].isupper() and mention.head.pos_ == "PROPN" and proper:
            kind = kind_of(words) or SourceKind.ORGANISATION
            name = named_run(mention.head, words)
            country = country_of(words) or self._home.within(mention.span) or self._home.of(words)
            return Known(name, Shape.BODY, kind, country, nouns)
        return None

    def _again(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        """ "the agency", "the spokesman": who was called so before, if nothing else stands in the phrase."""
        head = mention.head
        determiner = child(head, "det")
        plain_words = [t for t in words if t.dep_ != "det"]
        if determiner is None or determiner.lower_ not in ("the", "this", "that") or len(plain_words) != 1:
            return None
        word = head.lower_
        known = self._registry.called(word)
        if known is None and word == "officer":
            known = self._officer()
        if known is None and word in speaker_words().generic_bodies:
            known = self._registry.last(Shape.BODY)
        if known is None or (known.entity is None and known.anonymous):
            return None
        return known

    def _officer(self) -> Known | None:
        """ "the officer", of the last person who was given a rank."""
        known = self._registry.last(Shape.PERSON)
        return known if known is not None and known.words & speaker_words().ranks else None

    def _bare(self, mention: Mention, words: Sequence[Token]) -> Known:
        """A source that is only described: "the health ministry", "two residents", "an internal estimate"."""
        head = mention.head
        kind = kind_of([head]) or kind_of(words) or SourceKind.UNNAMED
        anonymous = is_anonymous(mention, kind)
        if not anonymous and stands_for_bodies(head):
            kind = SourceKind.ORGANISATION
        if anonymous and kind is SourceKind.OFFICIAL:
            kind = SourceKind.UNNAMED
        country = country_of(words) or country_of(around_head(mention)) or self._home.within(mention.span)
        if country is not None and head.lower_ in _SERVICES:
            kind, anonymous = SourceKind.AUTHORITY, False
        country = country or self._home.of(words)
        plural = head.tag_ in ("NNS", "NNPS")
        shape = Shape.MANY if plural else Shape.PERSON if kind in _PERSONAL else Shape.BODY
        entity = None
        if not anonymous and shape is not Shape.PERSON and not stands_for_bodies(head):
            entity = apposed_name(mention) or called(words)
        if kind is SourceKind.DOCUMENT and country is None and not any(t.pos_ == "PROPN" for t in words):
            entity = None
        known = organisation(entity) if entity else None
        if known is not None:
            return known_body(known)
        nouns = frozenset({head.lower_, head.lemma_.lower()})
        return Known(entity, shape, kind, country, nouns, anonymous, gender(words))


def _kind_by_trade(name: Name) -> SourceKind | None:
    """ "Rima Haidar, a pharmacist", "Hawa, 34": people who speak for themselves."""
    last = name.tokens[-1]
    for c in last.children:
        if c.dep_ == "appos" and (c.like_num or ((d := child(c, "det")) is not None and d.lower_ in ("a", "an"))):
            return SourceKind.WITNESS
    return None


_UNKNOWN_KIND = SourceKind.UNNAMED
_PERSONAL = frozenset({SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.ANALYST, SourceKind.UNNAMED})
