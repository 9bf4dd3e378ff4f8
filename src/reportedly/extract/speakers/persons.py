"""Named persons of a report: what they are called, for whom they speak."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.countries import nation
from ...knowledge.figures import Figure, figure, holder
from ...knowledge.organisations import organisation
from ...model import Country, SourceKind, Span
from ..attribution.sources import Mention
from .allegiance import allegiance
from .home import Home
from .kinds import kind_of, person_kind
from .lexicon import speaker_words
from .names import Name, find_names, is_private
from .phrases import country_of, gender, in_relative, names_head, posted, title_words
from .registry import Known, Registry, Shape


class Persons:
    """The persons of one report, each known by full name and surname once introduced."""

    def __init__(self, registry: Registry, home: Home) -> None:
        self._registry = registry
        self._home = home

    def introduce(self, name: Name, span: Span) -> Known:
        """Make a person known who is named anywhere in the report."""
        existing = self._registry.named(name.text)
        if existing is not None:
            return existing
        known = self._known(name, title_words(name), span, None)
        self._registry.introduce(known, *_names(name, known))
        return known

    def described(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        """The person whom a source's noun phrase names, richer by what it tells; null where it names none."""
        whole = [t for t in mention.tokens if not in_relative(t, mention.head)]
        name = self._name_in(whole, mention)
        if name is None:
            alone = mention.head.text[:1].isupper() and len(words) == 1
            return self._surname(mention.head.text) if alone else None
        known = self._registry.named(name.text)
        told = [t for t in (*whole, *_led_by(name)) if t not in name.tokens]
        if known is None or country_of(told) is not None or kind_of(told) is not None or figure(name.text) is not None:
            roles = [t for t in told if not posted(t, mention)]
            known = self._known(name, roles, mention.span, known)
            self._registry.replace(known, *_names(name, known))
        return known

    def _name_in(self, whole: list[Token], mention: Mention) -> Name | None:
        names = list(find_names(whole))
        for name in reversed(names[-2:]):
            known = name.titled or self._registry.named(name.text) is not None
            if known and (names_head(name, mention.head) or _behind_of(name, mention)):
                return name
        return None

    def _known(self, name: Name, roles: Sequence[Token], span: Span, earlier: Known | None) -> Known:
        kind = person_kind(roles)
        if kind in (None, SourceKind.OFFICIAL) and is_private(name.tokens[-1]):
            kind = SourceKind.WITNESS
        kind = kind or (earlier.kind if earlier else None) or _kind_without_role(name, roles)
        country = country_of(roles) or allegiance(roles, span, kind, registry=self._registry, home=self._home)
        public = figure(name.text) or _by_office(name, roles, country)
        if public is not None and country_of(roles) not in (None, public.country):
            public = None
        return Known(
            public.name if public else earlier.entity if earlier else name.text,
            Shape.PERSON,
            kind,
            public.country if public else country or (earlier.affiliation if earlier else None),
            frozenset(t.lower_ for t in roles) | (earlier.words if earlier else frozenset()),
            gender=gender(roles) or (earlier.gender if earlier else None),
        )

    def _surname(self, text: str) -> Known | None:
        known = self._registry.named(text)
        if known is not None:
            return known
        public = figure(text)
        if public is None or organisation(text) is not None or nation(text) is not None:
            return None
        return Known(public.name, Shape.PERSON, SourceKind.OFFICIAL, public.country, frozenset())


def _kind_without_role(name: Name, roles: Sequence[Token]) -> SourceKind:
    """Who bears no office and is no public figure speaks for nobody else: "Amina Yusuf said she fled on foot"."""
    ranked = name.titled and not any(t.lower_ in speaker_words().civil for t in roles)
    return SourceKind.OFFICIAL if ranked or figure(name.text) is not None else SourceKind.WITNESS


def _names(name: Name, known: Known) -> tuple[str, ...]:
    """By what the person is called from now on."""
    return (name.text, name.surname, known.entity or name.text) if len(name.text.split()) > 1 else (name.text,)


def _led_by(name: Name) -> list[Token]:
    """What a person leads or speaks for: "who speaks for the Qassam Brigades"."""
    clauses = [c for t in name.tokens for c in t.children if c.dep_ == "relcl" and c.lemma_ in speaker_words().leads]
    return [t for clause in clauses[:1] for t in clause.subtree if t.i > clause.i]


def _by_office(name: Name, roles: Sequence[Token], country: Country | None) -> Figure | None:
    """ "President Aoun": a surname alone behind a high office, of that country where it is told."""
    high = {t.lower_ for t in roles} & speaker_words().high_offices
    return holder(name.text, country) if high and len(name.tokens) == 1 else None


def _behind_of(name: Name, mention: Mention) -> bool:
    """ "Director General of Police D. M. Awasthi": the name ends the phrase that begins with the office."""
    last = name.tokens[-1]
    within = any(t.i == mention.head.i for t in last.ancestors)
    return name.titled and within and last.dep_ == "pobj" and last.i == mention.tokens[-1].i
