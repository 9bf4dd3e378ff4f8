"""From a source's noun phrase to who it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...knowledge.countries import NameKind, nation, nations_in
from ...knowledge.figures import figure
from ...knowledge.organisations import Organisation, organisation
from ...model import Country, Member, SourceKind, Span
from ..attribution.sources import Mention, source_nouns
from ..parse import Parse
from ..syntax import child
from .names import Name, find_names, names_of, organisations_of
from .registry import Known, Registry, Shape

_FEMININE = frozenset(
    {
        "she",
        "her",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "princess",
        "mrs.",
        "ms.",
        "mother",
        "widow",
        "woman",
    }
)
_MASCULINE = frozenset(
    {"he", "him", "spokesman", "chairman", "congressman", "king", "prince", "mr.", "father", "man", "sheikh", "pope"}
)
_GENERIC_BODIES = frozenset({"agency", "service", "alliance", "bloc", "group", "organisation", "organization", "body", "institution", "outlet", "newspaper", "network", "movement",
    "faction", "militia", "ministry", "army", "military", "mission", "office", "company", "charity", "institute", "council", "committee", "union", "broadcaster", "department", "command", "paper", "daily", "paramilitary", "paramilitaries", "rebels", "coalition", "party", "watchdog", "monitor", "government", "presidency", "force", "navy"})  # fmt: skip
_OWN_STATE = frozenset(
    {"army", "military", "government", "navy", "junta", "president", "parliament", "police", "presidency"}
)
_STATE_BODIES = frozenset({"army", "military", "navy", "police", "ministry", "government", "president", "parliament"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "two", "three", "four", "five", "several", "some", "another", "many", "other", "multiple"}
)
_TRANSPARENT = frozenset(
    {"one", "some", "many", "several", "most", "both", "all", "number", "group", "pair", "none", "two", "three"}
)
_SERVICES = frozenset({"intelligence", "counterintelligence", "diplomacy"})
"""Mass nouns that name a state's service when a country stands before them: "Ukrainian intelligence"."""
_BODIES = frozenset(
    {
        "groups",
        "countries",
        "nations",
        "governments",
        "organisations",
        "organizations",
        "agencies",
        "charities",
        "allies",
    }
)
"""Plurals that name nobody by themselves, but with "the" stand for bodies named before ("the two groups")."""
_HOME_SHARE = 0.6


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

    def __init__(self, parse: Parse) -> None:
        self._registry = Registry()
        self._home = _home_country(parse)
        self._named: list[tuple[Span, Known]] = []
        for number, name in names_of(parse):
            known = self._introduce(name)
            self._named.append((parse.passages[number].span(name.tokens[0], name.tokens[-1]), known))
        for span, body in organisations_of(parse):
            self._named.append((span, _known_body(body)))
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
            return Speaker(None, known.kind, affiliation, anonymous, members)
        return self._speak(known)

    def _speak(self, known: Known) -> Speaker:
        return Speaker(known.entity, known.kind, known.affiliation, known.anonymous)

    def _introduce(self, name: Name) -> Known:
        existing = self._registry.named(name.text)
        if existing is not None:
            return existing
        public = figure(name.text)
        phrase = _title_words(name)
        known = Known(
            public.name if public else name.text,
            Shape.PERSON,
            _kind_of(phrase) or SourceKind.OFFICIAL,
            public.country if public else _country(phrase),
            frozenset(t.lower_ for t in phrase),
            gender=_gender(phrase),
        )
        if len(name.text.split()) > 1:
            self._registry.introduce(known, name.text, name.surname)
        else:
            self._registry.introduce(known, name.text)
        return known

    def _pronoun(self, head: Token) -> Known | None:
        word = head.lower_
        if word in ("he", "him", "she", "her"):
            return self._registry.last(Shape.PERSON, gender="f" if word in _FEMININE else "m")
        if word == "it":
            return self._registry.last(Shape.BODY)
        if word in ("they", "them"):
            return self._registry.last(Shape.MANY, Shape.BODY)
        return None

    def _members(self, mention: Mention) -> tuple[Member, ...]:
        """Several who speak as one; an apposition is the same one again."""
        head = mention.head
        heads = [head, *_conjuncts(head, mention)]
        if len(heads) > 1:
            return tuple(self._member(mention, h) for h in heads)
        adjectives = [t for t in mention.tokens if t.i < head.i and nation(t.text) is not None]
        joined = [t for t in adjectives if t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children)]
        if len(joined) < 2 or any(t.dep_ == "poss" for t in joined):
            return ()
        kind = _kind_of([head]) or SourceKind.UNNAMED
        anonymous = _is_anonymous(head, [head], named=False)
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
        others = {t.i for c in _conjuncts(head, mention) for t in c.subtree}
        part = Mention(mention.passage, head, tuple(t for t in own if t.i not in others and not t.is_punct) or (head,))
        known = self._describe(part)
        return Member(entity=known.entity, kind=known.kind, affiliation=known.affiliation, anonymous=known.anonymous)

    def _describe(self, mention: Mention) -> Known:
        """Who a noun phrase names, by name first, then by what it was called before, then by its nouns alone."""
        words = _core(mention)
        return (
            self._person(mention, words)
            or self._named_body(mention, words)
            or self._again(mention, words)
            or self._bare(mention, words)
        )

    def _person(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        whole = [t for t in mention.tokens if not _in_relative(t, mention.head)]
        names = list(find_names(whole))
        if (
            names
            and (names[-1].titled or self._registry.named(names[-1].text) is not None)
            and _names_head(names[-1], mention.head)
        ):
            name = names[-1]
        elif mention.head.text[:1].isupper() and len(words) == 1:
            return self._surname(mention.head.text)
        else:
            return None
        known = self._registry.named(name.text)
        public = figure(name.text)
        if known is None or public is not None or _country(whole) is not None or _kind_of(whole) is not None:
            roles = [t for t in whole if t not in name.tokens and not _posted(t, mention)]
            known = Known(
                public.name if public else (known.entity if known else name.text),
                Shape.PERSON,
                _person_kind([t for t in whole if t not in name.tokens])
                or (known.kind if known else SourceKind.OFFICIAL),
                _country(roles) or (public.country if public else None) or (known.affiliation if known else None),
                frozenset(t.lower_ for t in roles) | (known.words if known else frozenset()),
                gender=_gender(roles) or (known.gender if known else None),
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
        found = _organisation_in(mention, words)
        nouns = frozenset(t.lower_ for t in words) | (frozenset(found.name.lower().split()) if found else frozenset())
        if found is not None:
            shape = Shape.BODY
            return Known(
                found.name,
                shape,
                found.kind,
                found.country or _country(words),
                nouns | _synonyms(found.kind, found.country),
            )
        named = nation(" ".join(t.text for t in words)) if words else None
        if named is not None and named.kind in (NameKind.NAME, NameKind.CAPITAL):
            entity = mention.head.text if len(words) == 1 else " ".join(t.text for t in words if t.pos_ != "DET")
            return Known(entity, Shape.BODY, SourceKind.AUTHORITY, named.iso3, frozenset({"government"}))
        proper = [t for t in words if t.pos_ == "PROPN" and nation(t.text) is None]
        if mention.head.text[:1].isupper() and mention.head.pos_ == "PROPN" and proper:
            kind = _kind_of(words) or SourceKind.ORGANISATION
            name = _named_run(mention.head, words)
            return Known(name, Shape.BODY, kind, _country(words), nouns)
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
        if known is None and word in _GENERIC_BODIES and word not in _STATE_BODIES:
            known = self._registry.last(Shape.BODY)
        if known is None or (known.entity is None and known.anonymous):
            return None
        return known

    def _bare(self, mention: Mention, words: Sequence[Token]) -> Known:
        head = mention.head
        kind = _kind_of([head]) or _kind_of(words) or SourceKind.UNNAMED
        anonymous = _is_anonymous(head, words, named=False)
        if (
            anonymous
            and head.lower_ in _BODIES
            and child(mention.head, "det") is not None
            and child(mention.head, "det").lower_ in ("the", "both", "these", "those")
        ):  # type: ignore[union-attr]
            kind, anonymous = SourceKind.ORGANISATION, False
        if kind is SourceKind.OFFICIAL and head.tag_ == "NNS":
            kind, anonymous = SourceKind.UNNAMED, True
        country = _country(words) or _country(_around_head(mention))
        if country is not None and head.lower_ in _SERVICES:
            kind, anonymous = SourceKind.AUTHORITY, False
        if country is None and head.lower_ in _OWN_STATE and not anonymous:
            country = self._home
        shape = Shape.MANY if head.tag_ in ("NNS", "NNPS") else Shape.PERSON if kind in _PERSONAL else Shape.BODY
        entity = None
        if not anonymous and shape is not Shape.PERSON and head.lower_ not in _BODIES:
            entity = _called(words)
        return Known(
            entity or None,
            shape,
            kind,
            country,
            frozenset({head.lower_, head.lemma_.lower()}),
            anonymous,
            _gender(words),
        )


_UNKNOWN_KIND = SourceKind.UNNAMED
_PERSONAL = frozenset({SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.ANALYST, SourceKind.UNNAMED})


def _around_head(mention: Mention) -> list[Token]:
    """The head with its "of", "in" and "from" phrases; no list of examples ("nations, including Chad"), no relative clause."""
    kept = [mention.head]
    for c in mention.head.children:
        if c.dep_ == "prep" and c.lower_ in ("of", "in", "from", "for", "at"):
            kept += [t for t in c.subtree if t.i in mention.positions]
    return kept


def _called(words: Sequence[Token]) -> str | None:
    """What an unnamed body or document is called, as written, without article and age; null for a bare "report"."""
    named = [t for t in words if t.dep_ != "det" and t.lower_ not in _AGES]
    if not named or (
        len(named) == 1
        and named[0].lower_ in source_nouns().kinds
        and source_nouns().kinds[named[0].lower_] is SourceKind.DOCUMENT
    ):
        return None
    return str(named[0].doc[named[0].i : named[-1].i + 1].text)


_AGES = frozenset({"new", "latest", "recent", "fresh", "earlier", "previous", "own"})


def _posted(token: Token, mention: Mention) -> bool:
    """Where somebody is posted is not whom they speak for: "the U.S. ambassador to Chad", "the UN coordinator in Sudan"."""
    at = token
    while at.i in mention.positions and at.head.i != at.i:
        if at.dep_ == "prep" and at.lower_ in ("in", "to", "for", "on"):
            return True
        at = at.head
    return False


def _conjuncts(head: Token, mention: Mention) -> list[Token]:
    found = []
    for c in head.children:
        if c.dep_ == "conj" and c.i in mention.positions and c.pos_ in ("NOUN", "PROPN", "PRON"):
            found += [c, *_conjuncts(c, mention)]
    return found


def _core(mention: Mention) -> list[Token]:
    """The head with what stands before it, and "of X" behind it; no relative clause, no apposition."""
    head = mention.head
    first = head.left_edge.i
    return [t for t in mention.tokens if first <= t.i <= head.i and not t.is_punct]


def _in_relative(token: Token, head: Token) -> bool:
    while token.i != head.i and token.head.i != token.i:
        if token.dep_ in ("relcl", "acl") or (token.dep_ == "conj" and token.head.i == head.i):
            return True
        token = token.head
    return False


def _names_head(name: Name, head: Token) -> bool:
    """The name is the phrase's head or an apposition of it ("the coordinator, Ann Lee"; "Ann Lee, the coordinator")."""
    if name.tokens[0].i > head.i and name.tokens[0].nbor(-1).text == ",":
        return True
    for token in name.tokens:
        if (
            token.i == head.i
            or (token.dep_ == "appos" and token.head.i == head.i)
            or (head.dep_ == "appos" and head.head == token)
        ):
            return True
    return any(t.dep_ == "appos" and t.head.i == head.i for t in name.tokens[-1].ancestors)


def _title_words(name: Name) -> list[Token]:
    """Words of the phrase around a name, without the name."""
    last = name.tokens[-1]
    own = {t.i for t in name.tokens}
    around = [t for t in last.subtree if t.i not in own and abs(t.i - last.i) < 12 and not _in_relative(t, last)]
    if last.dep_ == "appos":
        around += [last.head, *(t for t in last.head.lefts)]
    return around


def _kind_of(words: Sequence[Token]) -> SourceKind | None:
    """The kind by the last noun that the table knows."""
    kinds = source_nouns().kinds
    for token in reversed(words):
        kind = kinds.get(token.lower_) or kinds.get(token.lemma_.lower())
        if kind is not None:
            return kind
    return None


def _person_kind(roles: Sequence[Token]) -> SourceKind | None:
    kinds = [k for t in roles if (k := _kind_of([t])) is not None]
    if SourceKind.BELLIGERENT in kinds or any(
        o.kind is SourceKind.BELLIGERENT for t in roles if (o := organisation(t.text)) is not None
    ):
        return SourceKind.BELLIGERENT
    for kind in (SourceKind.OFFICIAL, SourceKind.ANALYST, SourceKind.WITNESS):
        if kind in kinds:
            return kind
    return SourceKind.OFFICIAL if kinds else None


def _is_anonymous(head: Token, words: Sequence[Token], *, named: bool) -> bool:
    if named:
        return False
    nouns = source_nouns()
    kind = nouns.kinds.get(head.lower_) or nouns.kinds.get(head.lemma_.lower())
    if head.lower_ in nouns.anonymous or (head.lemma_.lower() in nouns.anonymous and head.tag_ in ("NN", "NNS")):
        return True
    if head.lower_ in _TRANSPARENT:
        return True
    return kind is SourceKind.OFFICIAL and head.tag_ == "NNS"


def _country(words: Sequence[Token]) -> Country | None:
    """The one country that the words name, by name, adjective, capital or an organ of the state; null where they name two."""
    if not words:
        return None
    ordered = sorted(words, key=lambda t: t.i)
    text = " ".join(t.text for t in ordered)
    found = {n.iso3 for n in nations_in(text)}
    if not found:
        found = {f.country for t in ordered if t.dep_ == "poss" and (f := figure(t.text)) is not None and f.country}
    if not found:
        found = {
            o.country
            for size in (3, 2, 1)
            for n in range(len(ordered))
            if (o := _organisation_at(ordered, n, size)) and o.country
        }
    return found.pop() if len(found) == 1 else None


def _organisation_at(words: Sequence[Token], n: int, size: int) -> Organisation | None:
    if n + size > len(words) or words[n + size - 1].i - words[n].i != size - 1:
        return None
    return organisation(words[n].doc[words[n].i : words[n + size - 1].i + 1].text)


def _organisation_in(mention: Mention, words: Sequence[Token]) -> Organisation | None:
    """The organisation that the phrase itself names: the longest run that ends with the head, or a name before "news agency"."""
    for start in range(len(words)):
        found = organisation(words[0].doc[words[start].i : words[-1].i + 1].text) if words else None
        if found is not None:
            return found
    if mention.head.lower_ in (
        "agency",
        "newspaper",
        "broadcaster",
        "channel",
        "group",
        "movement",
        "station",
        "network",
        "militia",
        "alliance",
        "daily",
        "army",
        "force",
        "forces",
    ):
        for n in range(len(words)):
            for size in (4, 3, 2, 1):
                if (found := _organisation_at(words, n, size)) is not None and n + size < len(words):
                    return found
    tail = [t for t in mention.tokens if t.i > mention.head.i]
    for n in range(min(len(tail), 6), 0, -1) if words and tail and tail[0].lower_ in ("of", "for", "to", "on") else ():
        for start in (words[0], mention.head):
            if (found := organisation(start.doc[start.i : tail[n - 1].i + 1].text)) is not None:
                return found
    appositions = [c for c in mention.head.children if c.dep_ == "appos" and c.i in mention.positions]
    return next((o for a in appositions if (o := organisation(a.text)) is not None), None)


def _named_run(head: Token, words: Sequence[Token]) -> str:
    """The capitalised run that ends with the head, the country before it left out."""
    run = [head]
    for token in reversed([t for t in words if t.i < head.i]):
        if token.pos_ not in ("PROPN", "ADJ", "NOUN") or not token.text[:1].isupper() or token.i != run[0].i - 1:
            break
        run.insert(0, token)
    while len(run) > 1 and nation(run[0].text) is not None:
        run.pop(0)
    return str(head.doc[run[0].i : run[-1].i + 1].text)


def _known_body(body: Organisation) -> Known:
    nouns = frozenset(body.name.lower().split())
    return Known(body.name, Shape.BODY, body.kind, body.country, nouns | _synonyms(body.kind, body.country))


def _synonyms(kind: SourceKind, country: Country | None) -> frozenset[str]:
    if kind is SourceKind.OUTLET:
        return frozenset({"newspaper", "agency", "outlet", "paper", "broadcaster", "daily", "network", "channel"})
    if kind is SourceKind.BELLIGERENT:
        return frozenset({"group", "movement", "militia", "rebels", "fighters", "paramilitaries"})
    if kind is SourceKind.ORGANISATION:
        return frozenset({"organisation", "organization", "agency", "alliance", "group", "body", "bloc", "charity"})
    return frozenset({"agency", "service"}) if country else frozenset()


def _gender(words: Sequence[Token]) -> str | None:
    for token in words:
        if token.lower_ in _FEMININE:
            return "f"
        if token.lower_ in _MASCULINE:
            return "m"
    return None


def _home_country(parse: Parse) -> Country | None:
    """The country that the report is about, where one stands out by far: whose "the army" is."""
    counts: Counter[str] = Counter()
    for passage in parse.passages:
        counts.update(n.iso3 for n in nations_in(passage.doc.text))
    if parse.report.title:
        counts.update(n.iso3 for n in nations_in(parse.report.title))
    if parse.report.dateline_place:
        counts.update(n.iso3 for n in nations_in(parse.report.dateline_place))
    total = sum(counts.values())
    if total < 2:
        return None
    iso3, most = counts.most_common(1)[0]
    return iso3 if most / total >= _HOME_SHARE else None
