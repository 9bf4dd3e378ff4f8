"""Which body a noun phrase names or describes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ...knowledge.countries import NameKind, country_name, nation
from ...knowledge.organisations import Organisation, organisation
from ...knowledge.organs import organ
from ...model import Country, SourceKind
from ..attribution.sources import Mention, source_nouns
from ..parse import Parse
from ..syntax import child
from .allegiance import allegiance
from .home import Home
from .kinds import kind_of
from .lexicon import speaker_words
from .phrases import country_of, is_longer, organisation_at
from .registry import Known, Registry, Shape


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
    if name is None or name.i not in mention.positions:
        return None
    between = name.doc[mention.head.i + 1 : name.left_edge.i].text
    return str(name.doc[name.left_edge.i : name.i + 1].text) if between in ("", ",") else None


def organisation_in(mention: Mention, words: Sequence[Token]) -> Organisation | None:
    """The organisation that the phrase itself names: around its head, before "news agency", or behind a comma."""
    head = mention.head
    if words and (found := _over(words, words[-1]) or _before_noun(head, words) or _beyond(mention, words)) is not None:
        return found
    names = [name for name in (apposed_name(mention), *_behind_commas(mention)) if name]
    return next((o for name in names if (o := organisation(name)) is not None), None)


def _behind_commas(mention: Mention) -> list[str]:
    """What may name the body again: "Hamas's armed wing, the Qassam Brigades"."""
    text = str(mention.head.doc[mention.head.i : mention.tokens[-1].i + 1].text)
    return [piece.strip(" ,") for piece in text.split(",")[1:]]


def _over(starts: Sequence[Token], last: Token) -> Organisation | None:
    """The longest name that ends there: "Turkey's defence ministry" before "ministry"."""
    for first in starts:
        text = first.doc[first.i : last.i + 1].text
        if (found := organisation(text) or organ(text)) is not None:
            return None if is_longer(found, first) else found
    return None


def _before_noun(head: Token, words: Sequence[Token]) -> Organisation | None:
    """ "The Anadolu news agency": the name before the noun."""
    if head.lower_ not in speaker_words().named_before:
        return None
    spans = sorted(((n, s) for n in range(len(words) - 1) for s in (4, 3, 2, 1)), key=lambda at: (-sum(at), -at[1]))
    named = (organisation_at(words, n, size) for n, size in spans)
    return next((o for o in named if o is not None), None)


def _beyond(mention: Mention, words: Sequence[Token]) -> Organisation | None:
    """A name that goes on behind the head: "Doctors Without Borders", "the defence ministry of Azerbaijan"."""
    tail = [t for t in mention.tokens if t.i > mention.head.i][:_LONG_TAIL]
    if not tail or not (tail[0].lower_ == "of" or mention.head.text[:1].isupper()):
        return None
    starts = words[-_LONG_HEAD:]
    return next((o for last in reversed(tail) if (o := _over(starts, last)) is not None), None)


_LONG_HEAD, _LONG_TAIL = 4, 6


def named_run(head: Token, words: Sequence[Token]) -> str:
    """The capitalised run that ends with the head, with "of Defence" behind it, the country left out."""
    run = [head]
    for token in reversed([t for t in words if t.i < head.i]):
        if token.text in ("'", "’"):  # "Sudan Doctors' Network"
            continue
        gap = token.doc[token.i + 1].text if token.i == run[0].i - 2 else ""
        if gap in ("'", "’") and token.text[:1].isupper():
            run.insert(0, token)
            continue
        if token.pos_ not in ("PROPN", "ADJ", "NOUN") or not token.text[:1].isupper() or token.i != run[0].i - 1:
            break
        run.insert(0, token)
    while len(run) > 1 and nation(run[0].text) is not None:
        run.pop(0)
    return str(head.doc[run[0].i : _end_behind_of(head) + 1].text)


def _end_behind_of(head: Token) -> int:
    """Where a name ends that goes on behind "of" or "for": "Ministry of the Interior and Justice"."""
    doc, at, end = head.doc, head.i + 1, head.i
    while at < min(len(doc), head.i + 9):
        token = doc[at]
        if token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ"):
            end = at
        elif token.lower_ not in (("of", "for") if end == at - 1 == head.i else ("of", "for", "the", "and", "on")):
            break
        at += 1
    return end if end > head.i and doc[head.i + 1].lower_ in ("of", "for") else head.i


def known_body(body: Organisation, country: Country | None = None) -> Known:
    """An organisation of the table as a source of the report, to be called again by any noun of its names."""
    nouns = frozenset(word.lower() for name in (body.name, *body.aliases) for word in name.split())
    if body.kind is SourceKind.BELLIGERENT:  # "the army" is the state's, whatever the Chin National Army is called
        nouns -= speaker_words().arms
    return Known(body.name, Shape.BODY, body.kind, body.country or country, nouns | synonyms(body.kind, body.country))


def synonyms(kind: SourceKind, country: Country | None) -> frozenset[str]:
    """What a body of that kind is called when it is mentioned again: "the newspaper", "the alliance"."""
    known = speaker_words().synonyms.get(kind)
    if known is not None:
        return known
    return frozenset({"agency", "service"}) if country else frozenset()


class Bodies:
    """The bodies of one report, by name, by acronym and by what they are called again."""

    def __init__(self, registry: Registry, home: Home, parse: Parse) -> None:
        self._registry = registry
        self._home = home
        self._spelt_out = acronyms_of(parse)

    def named(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        """An organisation of the table, a country or capital as its government, or another name in capitals."""
        long = self._spelt_out.get(named_run(mention.head, words)) or self._spelt_out.get(_in_brackets(mention))
        found = organisation(long) if long else organisation_in(mention, words)
        if found is not None:
            known = known_body(found, country_of(words))
            return replace(known, words=known.words | {t.lower_ for t in words} | _described_as(mention))
        state = nation(" ".join(t.text for t in words)) if words else None
        if state is None and mention.tokens[-1].i > mention.head.i and mention.head.pos_ == "PROPN":
            state = nation(" ".join(t.text for t in mention.tokens if t.dep_ != "det" or t.i > mention.head.i))
        if state is not None and state.kind in (NameKind.NAME, NameKind.CAPITAL):
            name = country_name(state.iso3)
            return Known(name, Shape.BODY, SourceKind.AUTHORITY, state.iso3, frozenset({"government"}))
        return self._in_capitals(mention, words)

    def _in_capitals(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        proper = [t for t in words if t.pos_ == "PROPN" and nation(t.text) is None]
        named = mention.head.pos_ == "PROPN" or (len(proper) > 0 and mention.head.nbor(-1) in proper)
        if not (mention.head.text[:1].isupper() and named and proper):  # the tagger has "Media" of "Lake Media" a noun
            return None
        run = named_run(mention.head, words)
        named_so = self._registry.called(mention.head.lower_, Shape.BODY) if len(words) == 2 else None
        article = child(mention.head, "det")
        if named_so is not None and article is not None and run in (named_so.entity or "").split():
            return named_so  # "The Observatory, which relies on …", of the Syrian Observatory for Human Rights
        name = self._spelt_out.get(run, run)
        earlier = self._registry.named(name)
        if earlier is not None:
            return earlier
        if len(proper) == 1 and child(mention.head, "det") is not None and kind_of(proper) is not None:
            again = self.again(mention, words)
            if again is not None:
                return again
        kind = kind_of(words) or kind_by_name(name) or SourceKind.ORGANISATION
        country = country_of(words) or allegiance(words, mention.span, kind, registry=self._registry, home=self._home)
        nouns = _described_as(mention) | {word.lower() for word in (*name.split(), *(t.text for t in words))}
        known = Known(name, Shape.BODY, kind, country, nouns | synonyms(kind, country))
        self._registry.introduce(known, name)
        return known

    def again(self, mention: Mention, words: Sequence[Token]) -> Known | None:
        """ "the agency", "the think tank", "the spokesman": who was called so before, if nothing tells them apart."""
        head = mention.head
        determiner = child(head, "det")
        plain = [t for t in words if t.dep_ != "det"]
        if determiner is None or determiner.lower_ not in ("the", "this", "that"):
            return None
        if any(t.lower_ not in speaker_words().sorts for t in plain[:-1]):
            return None
        if any(c.dep_ in ("prep", "relcl", "acl", "appos") and c.i in mention.positions for c in head.children):
            return None
        word = head.lower_
        sort = _sort_of(plain[:-1])
        spoke = self._registry.latest()
        called_so = spoke is not None and spoke.shape is Shape.BODY and spoke.words & {*speaker_words().same_as(word)}
        if spoke is not None and called_so and (sort is None or spoke.kind in sort):
            return spoke
        if sort is not None:
            return self._registry.called(word, Shape.BODY, kinds=sort) or self._registry.last(Shape.BODY, kinds=sort)
        known = next((k for w in speaker_words().same_as(word) if (k := self._registry.called(w)) is not None), None)
        if known is None and word == "officer":
            known = self._officer()
        if known is None and word in speaker_words().generic_persons:
            known = self._registry.last(Shape.PERSON)
        if known is None and word in speaker_words().generic_bodies:
            known = self._registry.last(Shape.BODY)
        return None if known is None or (known.entity is None and known.anonymous) else known

    def _officer(self) -> Known | None:
        """ "the officer", of the last person who was given a rank."""
        known = self._registry.last(Shape.PERSON)
        return known if known is not None and known.words & speaker_words().ranks else None

    def known(self, name: str) -> Known | None:
        """The organisation of the table of that name."""
        found = organisation(name)
        return known_body(found) if found is not None else None


def _sort_of(words: Sequence[Token]) -> frozenset[SourceKind] | None:
    """What kinds "medical" or "armed" before "group" leave open; None where nothing of the sort is said."""
    found = [kinds for t in words for word, kinds in speaker_words().sorted_kinds.items() if word == t.lower_]
    return found[0] if found else None


def _described_as(mention: Mention) -> frozenset[str]:
    """Nouns of an apposition: "Ambrey, a security firm" may be called "the firm"."""
    return frozenset(c.lower_ for c in mention.head.children if c.dep_ == "appos" and c.pos_ == "NOUN")


def _in_brackets(mention: Mention) -> str:
    """The acronym behind the name: "the Kachin Defence Force (KDF)"."""
    text = str(mention.head.doc[mention.head.i : mention.tokens[-1].i + 1].text)
    return text.partition("(")[2].partition(")")[0]


def acronyms_of(parse: Parse) -> dict[str, str]:
    """Short names that the report spells out, with the long ones: "the Kachin Defence Force (KDF)"."""
    found: dict[str, str] = {}
    for passage in parse.passages:
        for match in _SPELT_OUT.finditer(passage.text):
            long, short = match["long"].removeprefix("The "), match["short"]
            words = [w for w in re.split(r"[\s\-]+", long) if w[:1].isupper()]
            for n in range(len(words)):
                if "".join(w[0] for w in words[n:]).upper() == short.upper():
                    found.setdefault(short, long[long.index(words[n]) :])
                    break
    return found


_SPELT_OUT = re.compile(
    r"(?P<long>[A-Z][\w’'\-]+(?: (?:[A-Z][\w’'\-]+|of|for|the|and|in|on|de|des|du|la|et)){1,8}) "
    r"\((?:the )?(?P<short>[A-Z][A-Za-z\-]{1,7}[A-Z])\)"
)


def kind_by_name(name: str) -> SourceKind | None:
    """What the last word of a name in capitals tells: "Studio Tamani", "Rochan Consulting", "Akhbar al-Balad"."""
    words = [w.lower() for w in name.split()]
    for kind, known in speaker_words().named_kinds.items():
        if known & {words[0], words[-1]}:
            return kind
    return None


_AGES = frozenset({"new", "latest", "recent", "fresh", "earlier", "previous", "own"})
