"""Composes the answers of all questions into claims."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import ValidationError

from ..errors import QuoteError
from ..knowledge.gazetteer import Gazetteer
from ..model import Act, Actor, Claim, Commitment, Event, Link, Place, Quantity, Span, TimeSpan, Voice
from ..model.span import covered
from .actors import assign_roles, find_actors
from .attribution import Mention, Step
from .attribution.linker import Tagged
from .attribution.views import View
from .clock import Clock, no_clock
from .contents import Said, Told, find_said, tell
from .doers import is_owned
from .event_lexicon import blame
from .events import read_event
from .mentions import ActorMention
from .modality import CueReading, read_modality
from .parse import Clause, Parse, contiguous
from .places import find_places
from .quantities import find_quantities
from .quotations import find_quotations
from .responsibility import hold_responsible
from .said import said_at
from .speakers import Speaker, Speakers
from .syntax import is_verbal
from .times import find_times

Located = TypeVar("Located", Quantity, TimeSpan, Place)
_WORTH_TELLING = frozenset(
    {
        Commitment.PREDICTED,
        Commitment.EXPECTED,
        Commitment.PLANNED,
        Commitment.CONDITIONAL,
        Commitment.REPORTED,
        Commitment.BELIEVED,
        Commitment.UNCOMMITTED,
        Commitment.POSSIBLE,
    }
)
"""What the report's own voice may say without event or quantity: what is to come, hearsay, and what is open."""


@dataclass(frozen=True, slots=True)
class Found:
    """What each question found in the whole report, before it is shared out over the claims."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]
    places: tuple[Place, ...]
    actors: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What every question found in a report, before claims are made of it."""

    parse: Parse
    said: Said
    told: tuple[Told, ...]
    speakers: dict[Span, Speaker]
    """Every source identified once."""
    found: Found
    gazetteer: Gazetteer

    def with_further(self, told: Sequence[Told]) -> "Answers":
        """With the sources of further clauses identified, all anew: pronouns mean who was mentioned before."""
        known = Speakers(self.parse, self.found.places, self.gazetteer)
        return replace(self, speakers=_identify((*self.told, *told), self.said.sources, known))


def ask_all(
    parse: Parse, gazetteer: Gazetteer, *, learned: Sequence[Tagged] | None = None, clock: Clock = no_clock
) -> Answers:
    """Put every question to the whole report.

    `learned` is what the attribution model finds in the passages; None where it does not run.
    """
    with clock("attribution"):
        said = find_said(parse, find_quotations(parse.report), learned)
        told = tell(parse, said, learned)
    with clock("quantities"):
        quantities = find_quantities(parse)
    with clock("times"):
        times = find_times(parse)
    with clock("places"):
        places = find_places(parse, gazetteer)
    with clock("speakers"):
        known = Speakers(parse, places, gazetteer)
        speakers = _identify(told, said.sources, known)
    with clock("actors"):
        actors = find_actors(parse, known.home)
    found = Found(_in_order(quantities), _in_order(times), _in_order(places), actors)
    return Answers(parse, said, tuple(told), speakers, found, gazetteer)


def claims_of(answers: Answers, told: Sequence[Told], extractor: str) -> tuple[tuple[Claim, ...], int]:
    """The claims that clauses of the report make, and how many could not be quoted."""
    claims: dict[str, Claim] = {}
    dropped = 0
    for each in told:
        try:
            claim = _claim(answers.parse, each, answers.speakers, answers.found, extractor)
        except (QuoteError, ValidationError):
            dropped += 1
            continue
        if claim is not None:
            claims.setdefault(claim.id, claim)
    return tuple(claims.values()), dropped


def _identify(told: Sequence[Told], sources: Sequence[Mention], speakers: Speakers) -> dict[Span, Speaker]:
    """Every source of the report identified once, in the order of the text."""
    mentions = {source.span: source for source in sources}
    for each in told:
        for step in each.chain:
            mentions.setdefault(step.source.span, step.source)
    return {span: speakers.identify(mentions[span]) for span in sorted(mentions)}


def _claim(parse: Parse, told: Told, speakers: dict[Span, Speaker], found: Found, extractor: str) -> Claim | None:
    clause = told.clause
    content = _content_spans(parse, clause)
    cue = None
    if told.cue is not None and told.statement is not None:
        home = told.statement.home or told.statement.passage
        cue = CueReading(
            told.cue.act, told.cue.commitment, told.cue.tokens, home.span(told.cue.tokens[0], told.cue.tokens[-1])
        )
    cue = _of_what_may_come(clause, cue)
    modality = read_modality(clause, cue=cue)
    event = read_event(clause)
    quantities = _within(found.quantities, content)
    if not told.chain and event is None and not quantities and modality.commitment not in _WORTH_TELLING:
        return None
    links = tuple(_link(step, told, speakers, found.times) for step in told.chain)
    if cue is not None and links and cue.act is Act.EXPECTS and links[-1].act is Act.BELIEVES:
        links = (*links[:-1], links[-1].model_copy(update={"act": Act.EXPECTS}))
    said = {link.time.span for link in links if link.time is not None}
    return Claim.make(
        parse.report,
        content,
        links,
        voice=_voice(told),
        modality=modality,
        event=event,
        actors=hold_responsible(
            clause, event, _actors(clause, event, found.actors, links), modality=modality, links=links
        ),
        quantities=quantities,
        places=_within(found.places, content),
        times=tuple(t for t in _within(found.times, content) if t.span not in said),
        confidence=_confidence(told, links),
        extractor=extractor,
    )


def _of_what_may_come(clause: Clause, cue: CueReading | None) -> CueReading | None:
    """A fear of what may come expects it, a fear of what has been believes it (DESIGN §2, Commitment)."""
    if cue is None or not any(t.lemma_ in ("fear", "worry", "afraid", "worried") for t in cue.tokens):
        return cue
    ahead = any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "could", "may", "might", "'ll") for c in clause.head.children
    )
    nominal = clause.head.pos_ == "NOUN"
    return replace(cue, act=Act.EXPECTS, commitment=Commitment.EXPECTED) if ahead or nominal else cue


def _actors(
    clause: Clause, event: Event | None, mentions: tuple[ActorMention, ...], links: tuple[Link, ...]
) -> tuple[Actor, ...]:
    """Who acts and receives; a source acts only in what it means to do itself ("threatened to close the strait")."""
    actors = assign_roles(clause, event, mentions)
    if is_verbal(clause.head) or clause.head.lemma_ in blame("shares") or is_owned(clause.head):
        return actors
    return tuple(a for a in actors if not any(a.span.overlaps(link.span) for link in links))


def _content_spans(parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """The clause's runs of words; runs that only marks or blanks part are one."""
    merged: list[Span] = []
    for span in contiguous(clause.passage, clause.tokens):
        between = parse.report.text[merged[-1].end : span.start] if merged else "x"
        if merged and not any(c.isalnum() for c in between) and len(between) < 4:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(_closed(parse.report.text, span) for span in merged)


def _closed(text: str, span: Span) -> Span:
    """With the closing mark of a quotation that opens inside: 'called the strike "a crime"'."""
    following = text[span.end : span.end + 1]
    if following and following in '"”»' and sum(text.count(m, span.start, span.end) for m in '"“”«»') % 2 == 1:
        return Span(span.start, span.end + 1)
    return span


def _within(found: Sequence[Located], content: tuple[Span, ...]) -> tuple[Located, ...]:
    """What was found inside the content; `found` is in the order of the text."""
    near = _between(found, content[0].start, content[-1].end)
    return tuple(x for x in near if covered(content, x.span))


def _between(found: Sequence[Located], start: int, end: int) -> Sequence[Located]:
    """What begins in a range of characters, found by bisection: a long report has thousands of figures."""
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, lo=first, key=_start)]


def _in_order(found: Sequence[Located]) -> tuple[Located, ...]:
    return tuple(sorted(found, key=_start))


def _start(found: Quantity | TimeSpan | Place) -> int:
    return found.span.start


def _link(step: Step, told: Told, speakers: dict[Span, Speaker], times: Sequence[TimeSpan]) -> Link:
    speaker = speakers[step.source.span]
    passage = step.source.passage
    span = passage.span(step.cue.tokens[0], step.cue.tokens[-1])
    return Link(
        mention=passage.text[step.source.span.start - passage.start : step.source.span.end - passage.start],
        span=step.source.span,
        entity=speaker.entity,
        members=speaker.members,
        kind=speaker.kind,
        affiliation=speaker.affiliation,
        anonymous=speaker.anonymous,
        act=step.cue.act,
        cue=passage.text[span.start - passage.start : span.end - passage.start],
        cue_span=span,
        time=said_at(step, told, times),
        basis=step.basis,
    )


def _voice(told: Told) -> Voice:
    if not told.chain:
        return Voice.NARRATOR
    words = {t.i for t in told.clause.tokens if not t.is_punct}
    inside = {i for quoted in told.quoted for i in quoted}
    if words <= inside:
        return Voice.DIRECT
    return Voice.MIXED if words & inside else Voice.INDIRECT


_SURE = {View.SAME: 0.9, View.NONE: 0.75, View.OTHER: 0.5, None: 0.85}
_BY_NOUN = 0.1
_NARRATOR, _NARRATOR_IN_DOUBT = 0.7, 0.4


def _confidence(told: Told, links: Sequence[Link]) -> float:
    """Of the extraction: the share of such claims that came out right on our own tables of sentences.

    Two readers that do not know of each other, the grammar and the model, found the same speaker, or did not.
    `python -m benchmarks.tables develop --calibration` prints the shares.
    """
    if told.statement is None:
        return _NARRATOR_IN_DOUBT if told.view is View.OTHER else _NARRATOR
    score = _SURE[told.view]
    if told.statement.cue.head.pos_ in ("NOUN", "ADJ"):
        score -= _BY_NOUN
    if any(link.entity is None and not link.members and not link.anonymous for link in links):
        score -= 0.1
    return round(score - 0.05 * max(0, len(links) - 1), 2)
