"""From a parsed report to its places."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from ...knowledge.gazetteer import Candidate, Gazetteer
from ...model import Place, PlaceKind, PlaceRole
from ..parse import Parse
from .placeness import placeness
from .resolve import Choice, resolve
from .spot import Mention, spot
from .use import use_of
from .verdict import Sureness, Use

ABSTAIN_BELOW = 0.5
"""Score under which the name stays unresolved: there the likeliest place is wrong more often than right.

On the halves of LGL and GeoWebNews that nothing was fitted on, names scored below are right in 38 of 100, those above
in 94 (`python -m benchmarks.tasks.places`)."""
_PRECISION = {
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.SITE: 1,
    PlaceKind.CAMP: 1,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.AREA: 5,
    PlaceKind.COUNTRY: 6,
    PlaceKind.WATER: 7,
}
_NAMES_A_PLACE = {Sureness.CLEAR: 0.05, Sureness.LIKELY: 0.2, Sureness.WEAK: 0.3}
"""How likely a name must name a place at all, by how clearly the sentence uses it as one."""
_NEAR_A_PLACE = 2
_AROUND: Mapping[PlaceKind | None, PlaceKind] = {
    PlaceKind.ADMIN2: PlaceKind.ADMIN2,
    PlaceKind.ADMIN1: PlaceKind.AREA,
    PlaceKind.AREA: PlaceKind.AREA,
}
""" "Macomia district", "the Pokrovsk region": what a class word makes of a town when no unit of its name is known."""


def find_places(parse: Parse, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place of an event that the report's paragraphs name, in order, with spans in the report's characters.

    No place are demonyms ("Russian troops"), countries and capitals that act or are spoken to ("Moscow denied"), the
    holder of a border ("near the border with Ukraine") and parts of names of persons and organisations. A name that
    could mean several places equally well keeps its words and role, and everything else is null.
    """
    mentions = [mention for passage in parse.passages for mention in spot(passage, gazetteer)]
    if not mentions:
        return ()
    report = parse.report
    texts = [report.title or "", report.dateline_place or "", *(p.text for p in parse.passages)]
    return tuple(_places(mentions, resolve(mentions, texts)))


def _used(mention: Mention, choice: Choice | None, last: tuple[Mention, Use] | None, named: float) -> Use | None:
    """How the name is used as a place; `named` is the probability that it names one in this report.

    Weak grammar needs a sure place: "Morales fell" is none in a report from Bolivia.
    """
    use = use_of(mention) or _in_line(mention, last)
    if use is None or named < _NAMES_A_PLACE[use.sureness]:
        return None
    sure = mention.sort is not None or (choice is not None and choice.score >= ABSTAIN_BELOW)
    return use if sure or use.sureness is not Sureness.WEAK else None


def _places(mentions: list[Mention], choices: Mapping[int, Choice]) -> Iterator[Place]:
    chances = placeness(mentions, choices)
    previous: tuple[Mention, Candidate] | None = None
    last: tuple[Mention, Use] | None = None
    for at, (mention, after) in enumerate(zip_longest(mentions, mentions[1:])):
        choice = choices.get(at)
        use = _used(mention, choice, last, chances[at])
        last = (mention, use) if use else None
        if use is None:
            previous = None
            continue
        if choice is None:
            previous = None
            yield _unresolved(mention, use, 0.3)
            continue
        if previous is not None and _holds(mention, choice.candidate, *previous):
            continue
        previous = (mention, choice.candidate)
        if not _introduces(mention, after):
            yield place_of(mention, use, choice)


def _holds(mention: Mention, candidate: Candidate, before: Mention, inner: Candidate) -> bool:
    """ "in Sudzha, Kursk region": what stands behind the comma only says where the place lies."""
    behind = mention.start.i - before.end.i
    if before.passage is not mention.passage or not 2 <= behind <= 3:
        return False
    if mention.start.nbor(-1).text != "," or candidate.country != inner.country:
        return False
    return candidate.kind is PlaceKind.COUNTRY or (
        candidate.kind is PlaceKind.ADMIN1 and inner.admin1 == candidate.name
    )


def _in_line(mention: Mention, before: tuple[Mention, Use] | None) -> Use | None:
    """ "near Manbij and the Tishrin Dam": a name joined to a place is used as that one."""
    if before is None or before[0].passage is not mention.passage or mention.root.dep_ not in {"conj", "appos", "dep"}:
        return None
    doc = mention.passage.doc
    between = [token.lower_ for token in doc[before[0].end.i + 1 : mention.start.i]]
    joined = bool(between) and set(between) <= {",", "and", "or", "&"}
    return before[1]._replace(sureness=Sureness.WEAK) if joined else None


def _introduces(mention: Mention, after: Mention | None) -> bool:
    """ "the Beirut suburb of Dahiyeh": the first name only says where the second lies."""
    if after is None or after.passage is not mention.passage or after.sort is None or mention.end is mention.last:
        return False
    return after.start.i - mention.end.i == 2 and after.start.nbor(-1).lower_ == "of"


def place_of(mention: Mention, use: Use, choice: Choice) -> Place:
    """The place as a noun of the model, unresolved where its score is too low."""
    found = choice.candidate
    dry = mention.sort is PlaceKind.WATER and found.kind is PlaceKind.SETTLEMENT  # the Patía river is not the town
    if choice.score < ABSTAIN_BELOW or dry:
        return _unresolved(mention, use, min(choice.score, ABSTAIN_BELOW))
    kind = _AROUND.get(mention.sort, found.kind) if found.kind is PlaceKind.SETTLEMENT else found.kind
    precision = _PRECISION[kind]
    return Place(
        text=mention.text,
        span=mention.span,
        name=found.name,
        geonames=found.geonames if kind is found.kind else None,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        kind=kind,
        precision=_NEAR_A_PLACE if precision == 1 and use.role is PlaceRole.NEAR else precision,
        role=use.role,
        score=round(choice.score * use.sureness, 3),
    )


def _unresolved(mention: Mention, use: Use, score: float) -> Place:
    return Place(text=mention.text, span=mention.span, name=None, role=use.role, score=round(score * use.sureness, 3))
