"""From a source's noun phrase to who it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...knowledge.figures import figure
from ...knowledge.gazetteer import Gazetteer
from ...model import Country, Member, Place, SourceKind, Span
from ..attribution.sources import Mention
from ..attribution.sources import mention as phrase_of
from ..parse import Parse
from ..syntax import child
from .allegiance import allegiance
from .bodies import Bodies, apposed_name, called, known_body
from .home import Home, home_of
from .kinds import is_anonymous, kind_of, kind_of_head, person_kind, stands_for_bodies
from .lexicon import speaker_words
from .members import SERVICES, members_of
from .names import names_of, organisations_of, roles_of
from .persons import Persons
from .phrases import around_head, bodies_in, core, country_of, gender
from .registry import Known, Registry, Shape

_PERSONAL = frozenset({SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.ANALYST, SourceKind.UNNAMED})
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.UNNAMED})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is; null where that is not sure."""

    entity: str | None
    kind: SourceKind
    affiliation: Country | None
    anonymous: bool
    members: tuple[Member, ...] = ()


_NOBODY = Speaker(None, SourceKind.UNNAMED, None, anonymous=False)


class Speakers:
    """Identifies the sources of one report, in the order of the text."""

    def __init__(self, parse: Parse, places: Sequence[Place] = (), gazetteer: Gazetteer | None = None) -> None:
        bodies = list(organisations_of(parse))
        self._registry = Registry()
        names = [(passage.span(name.tokens[0], name.tokens[-1]), name) for passage, name in names_of(parse)]
        figures = [known for _, name in names if (known := figure(name.text)) is not None]
        self._home = home_of(parse, places, (*(body for _, body in bodies), *figures), gazetteer)
        self._persons = Persons(self._registry, self._home)
        self._bodies = Bodies(self._registry, self._home, parse)
        self._named: list[tuple[Span, Known]] = []
        for span, name in names:
            if name.titled or not any(p.span.overlaps(span) for p in places):
                self._named.append((span, self._persons.introduce(name, span)))
        for role in roles_of(parse):
            words = core(role)
            self._named.append((role.span, self._bodies.named(role, words) or self._bare(role, words)))
        for span, body in bodies:
            self._named.append((span, known_body(body)))
        self._named.sort(key=lambda named: named[0], reverse=True)

    @property
    def home(self) -> Home:
        """The country that the report is about."""
        return self._home

    def identify(self, mention: Mention) -> Speaker:
        """Who `mention` is. Call in the order of the text: pronouns mean who was mentioned before."""
        while self._named and self._named[-1][0].end <= mention.span.start:
            self._registry.notice(self._named.pop()[1])
        if mention.head.pos_ == "PRON":
            known = self._actor_before(mention) or self._registry.meant_by(mention.head.lower_)
            return self._speak(known) if known is not None else _NOBODY
        known = self._together(mention) or self._describe(mention)
        self._registry.mention(known)
        return self._speak(known)

    def _actor_before(self, mention: Mention) -> Known | None:
        """ "Israel carried out raids that it claimed hit arms": the body that acts in the clause around."""
        clause = mention.head.head
        if mention.head.lower_ != "it" or clause.dep_ != "relcl":
            return None
        for above in clause.ancestors:
            actor = child(above, "nsubj")
            if actor is not None and actor.i < mention.head.i and actor.pos_ in ("NOUN", "PROPN"):
                known = self._describe(phrase_of(mention.passage, actor))
                if known.shape is Shape.BODY and known.entity is not None:
                    return known
        return None

    def _speak(self, known: Known) -> Speaker:
        return Speaker(known.entity, known.kind, known.affiliation, known.anonymous, known.members)

    def _together(self, mention: Mention) -> Known | None:
        """Several who speak as one, named here or before: "the two", "all three"."""
        members = members_of(mention, self._describe)
        if not members:
            counts = mention.head.lower_ in speaker_words().together
            return self._registry.last_several() if counts and child(mention.head, "prep") is None else None
        countries = [m.affiliation for m in members if m.affiliation is not None]
        agreed = len(set(countries)) == 1 and len(countries) >= min(len(members), 2)
        kind = members[0].kind if len({m.kind for m in members}) == 1 else self._describe(mention).kind
        anonymous = all(m.anonymous for m in members)
        country = countries[0] if agreed else None
        return Known(None, Shape.MANY, kind, country, frozenset(), anonymous, members=members)

    def _describe(self, mention: Mention) -> Known:
        """Who a noun phrase names, by name first, then by what it was called before, then by its nouns alone."""
        words = core(mention)
        return (
            self._persons.described(mention, words)
            or self._bodies.named(mention, words)
            or self._bodies.again(mention, words)
            or self._bare(mention, words)
        )

    def _bare(self, mention: Mention, words: Sequence[Token]) -> Known:
        """A source that is only described: "the health ministry", "two residents", "an internal estimate"."""
        head = mention.head
        own = kind_of_head(head)
        kind = own or kind_of(words) or SourceKind.UNNAMED
        if kind is SourceKind.OFFICIAL and person_kind(words) is SourceKind.BELLIGERENT:
            kind = SourceKind.BELLIGERENT
        anonymous = is_anonymous(mention, kind)
        if not anonymous and stands_for_bodies(head):
            kind = SourceKind.ORGANISATION
        if anonymous and kind in (SourceKind.OFFICIAL, SourceKind.BELLIGERENT):
            kind = SourceKind.UNNAMED
        if not anonymous and kind in _BODIES and any(b.kind is SourceKind.BELLIGERENT for b in bodies_in(words)):
            kind = SourceKind.BELLIGERENT
        country = country_of(words) or self._of_those(head)
        if country is None and all(b.country for b in bodies_in(words)):
            around = sorted({*words, *around_head(mention)}, key=lambda t: t.i)
            country = allegiance(around, mention.span, kind, registry=self._registry, home=self._home)
        if country is not None and head.lower_ in SERVICES:
            kind, anonymous = SourceKind.AUTHORITY, False
        plural = head.tag_ in ("NNS", "NNPS")
        shape = Shape.MANY if plural else Shape.PERSON if {own, kind} & _PERSONAL else Shape.BODY
        entity = None
        if not anonymous and shape is not Shape.PERSON and not stands_for_bodies(head):
            entity = apposed_name(mention) or called(words)
        if (
            kind is SourceKind.DOCUMENT
            and country is None
            and not (bodies_in(words) or any(t.pos_ == "PROPN" for t in words))
        ):
            entity = None
        if entity is not None and (known := self._bodies.known(entity)) is not None:
            return known
        nouns = frozenset({head.lower_, head.lemma_.lower()})
        return Known(entity, shape, kind, country, nouns, anonymous, gender(words))

    def _of_those(self, head: Token) -> Country | None:
        """The country of those who were told of before: "two Chadian officials …. The officials said"."""
        article = child(head, "det")
        if head.tag_ != "NNS" or article is None or article.lower_ not in ("the", "these", "those"):
            return None
        before = self._registry.called(head.lower_, Shape.MANY)
        return before.affiliation if before is not None else None
