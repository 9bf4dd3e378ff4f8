"""Who acts and who is acted upon in a clause."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from spacy.tokens import Token

from ..knowledge.countries import NameKind, nation
from ..knowledge.forces import is_companion, is_weapon
from ..knowledge.organisations import organisation
from ..model import Actor, Event, EventType, Role, Sector
from .arms import objects
from .coreference import resolve
from .doers import acting, event_nouns, owners
from .event_lexicon import noun_class
from .mentions import ActorMention, read_mentions
from .noun_phrases import phrase_start
from .parse import Clause, Parse
from .recipients import concerned, receiving
from .roles import from_noun, is_passive, trigger, with_conjuncts
from .speakers.home import Home
from .triggers import read_trigger

_OF_NO_COUNTRY = frozenset({Sector.IGO, Sector.NGO, Sector.MED})
_LOCAL = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.COP, Sector.OPP})
_MOVING = frozenset({"withdraw", "resign"})
"""Modes of retreat of which only the one who moves is told: "troops have withdrawn"."""


def find_actors(parse: Parse, home: Home | None = None) -> tuple[ActorMention, ...]:
    """Every mention of the report in order; "these soldiers" and "they" carry what their antecedent tells.

    `home` tells for "the government" and "Darfur rebels" whose they are.
    """
    found = resolve(m for passage in parse.passages for m in read_mentions(passage))
    return tuple(found if home is None else (_at_home(m, home) for m in found))


def _at_home(mention: ActorMention, home: Home) -> ActorMention:
    if mention.country is not None or mention.head.pos_ == "PRON" or mention.sector in _OF_NO_COUNTRY:
        return mention
    body = organisation(mention.entity) if mention.entity is not None else None
    if body is not None and body.country is None:
        return mention  # "African Union soldiers" are of no one country
    doc = mention.head.doc
    start = phrase_start(mention.head)
    whole = mention.passage.span(doc[start], mention.last)
    words = doc[start : mention.last.i + 1]
    country = home.within(whole) or home.of(words)
    if country is None and mention.sector in _LOCAL and mention.head.pos_ == "PROPN":
        country = home.local
    return replace(mention, country=country) if country is not None else mention


def assign_roles(clause: Clause, event: Event | None, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """Who acts and who receives in the clause's event; without an event, in its main verb."""
    here: dict[int, list[ActorMention]] = {}
    for mention in mentions:
        if mention.passage is clause.passage:
            here.setdefault(mention.head.i, []).append(mention)
    word = trigger(clause, event)
    kind = event.type if event is not None else None
    doing = _doing(clause, word, kind, here)
    countries = {m.country for m in doing}
    if kind is EventType.MOBILIZE:
        doing += [m for m in _moved(word, here) if m.country in countries and m not in doing]
    moved = kind is EventType.MOBILIZE or (event is not None and event.mode in _MOVING)
    befallen = [
        _as_recipient(m, kind)
        for m in _at(receiving(word, kind), here)
        if m not in doing
        and not (moved and (m.country in countries or m.country is None or m.bare))
        and not (kind is not EventType.ASSAULT and _is_own(m, countries))
    ]
    if kind is EventType.CONSULT and event is not None and event.mode != "visit":
        doing, befallen = _unique([*doing, *befallen]), []
    elif kind is not None and not moved and not befallen:
        befallen = concerned(clause, word, kind, here=here, acting=countries)
    struck = {_who(m) for m in befallen}
    doing = [m for m in doing if not (m.head.pos_ == "PRON" and _who(m) in struck)]
    return (*(_actor(m, Role.ACTOR) for m in doing), *(_actor(m, Role.RECIPIENT) for m in befallen))


def _at(tokens: Iterable[Token], here: Mapping[int, list[ActorMention]]) -> list[ActorMention]:
    """The mentions that the tokens head, each actor once."""
    return _unique(m for token in tokens for m in here.get(token.i, ()))


def _doing(
    clause: Clause, word: Token, kind: EventType | None, here: Mapping[int, list[ActorMention]]
) -> list[ActorMention]:
    """Who acts: as the grammar of the trigger says, else as the nouns of the event say ("a Russian offensive")."""
    found = _at(acting(word, kind), here)
    if word.i != clause.head.i and clause.head.pos_ in ("NOUN", "PROPN") and noun_class(clause.head) is None:
        found = _at(with_conjuncts(clause.head), here) or found
    if not found and kind is not None:
        nouns = tuple(acting(word, kind))
        telling = [n for n in nouns if noun_class(n) is not None or is_weapon(n.lemma_)]
        found = _unique(m for noun in telling for m in _at(owners(noun), here))
        found = found or _unique(m for noun in nouns for m in _armed(noun, from_noun(clause, noun)))
    if not found:
        nouns = tuple(event_nouns(word, kind))
        found = _unique(m for noun in nouns for m in (*_at(owners(noun), here), *from_noun(clause, noun)))
    if not found and kind is EventType.ASSAULT:
        found = _in_other_clauses(clause, word, here)
    return _of_one_sort(found)


def _armed(noun: Token, mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Whose weapons they are, those are its forces: "Russian drones hit a hospital"."""
    return [replace(m, sector=Sector.MIL) if is_weapon(noun.lemma_) else m for m in mentions]


def _in_other_clauses(clause: Clause, word: Token, here: Mapping[int, list[ActorMention]]) -> list[ActorMention]:
    """Who did it, where another verb of the clause tells: "died when gunmen opened fire"."""
    inside = {t.i for t in clause.tokens}
    for verb in clause.tokens:
        if verb.pos_ == "VERB" and verb.dep_ in ("advcl", "relcl", "acl") and verb.i != word.i:
            told = read_trigger(verb, frozenset(inside), 1)
            if told is not None and told.kind.type is EventType.ASSAULT:
                found = [m for m in _at(acting(told.words[0], EventType.ASSAULT), here) if m.sector is not Sector.CIV]
                if found:
                    return found
    return []


def _is_own(mention: ActorMention, acting: Set[str | None]) -> bool:
    """Whether they are soldiers of those who act: "is willing to withdraw its troops"."""
    own = mention.first.lower_ in ("its", "their", "his", "her")
    return own and mention.sector is Sector.MIL and mention.country in acting


def _as_recipient(mention: ActorMention, kind: EventType | None) -> ActorMention:
    """What is struck under the name of a capital is no government: "a strike on Tel Aviv"."""
    if kind is not EventType.ASSAULT or not mention.bare:
        return mention
    named = nation(mention.text)
    return replace(mention, sector=None) if named is not None and named.kind is NameKind.CAPITAL else mention


def _actor(mention: ActorMention, role: Role) -> Actor:
    return Actor(
        mention=mention.text,
        span=mention.span,
        role=role,
        country=mention.country,
        sector=mention.sector,
        entity=mention.entity,
    )


def _unique(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """The first mention of each actor."""
    found: dict[tuple[str | None, Sector | None, str | None], ActorMention] = {}
    for mention in mentions:
        if any(_who(mention)):
            found.setdefault(_who(mention), mention)
    return list(found.values())


def _who(mention: ActorMention) -> tuple[str | None, Sector | None, str | None]:
    return mention.country, mention.sector, mention.entity


def _of_one_sort(acting: list[ActorMention]) -> list[ActorMention]:
    """Allies fight as those do whom they join: "Malian troops, backed by Russian allies"."""
    sectors = {m.sector for m in acting if m.sector is not None}
    only = sectors.pop() if len(sectors) == 1 else None
    return [m if m.sector or m.entity or not is_companion(m.head.lemma_) else replace(m, sector=only) for m in acting]


def _moved(word: Token, here: Mapping[int, list[ActorMention]]) -> list[ActorMention]:
    """A state's own soldiers act where it moves them: "Uganda has sent 4,000 soldiers"."""
    if word.pos_ != "VERB" or is_passive(word):
        return []
    moved = (m for noun in objects(word) if noun.dep_ == "dobj" for m in here.get(noun.i, ()))
    return [m for m in _unique(moved) if m.sector is Sector.MIL][:1]
