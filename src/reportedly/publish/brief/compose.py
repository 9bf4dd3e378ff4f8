"""Claims and their reports become a brief."""

from collections.abc import Iterable, Mapping, Sequence

from ...model import Claim, EventType, Report
from .. import wording
from ..harmless import harmless
from .appendix import entry, source_of
from .disputes import disputes
from .figures import figure_rows
from .groups import Keys, event_heading, is_against, is_ahead
from .parts import Brief, Cited, PlaceGroup, Source, Speaker, Topic
from .sentences import sentences
from .weighed import UNWEIGHED, Standings, Weighed, ranges

DEFAULT_TITLE = "What is reported, and on whose word"

METHOD = (
    "This brief was put together by a program from the claims in a ledger. It states nothing of its own: every "
    "sentence names a source and quotes a report letter for letter; the signs behind it lead to the claims.",
    "“According to A, citing B” means that the report gives B as the origin and A as the one who passes it on. "
    "“In its own voice” means that the report names nobody. “Left open” means that the source could not or would not "
    "say.",
    "What names no place stands under the country that most claims of its report name.",
    "How a source holds a claim is read from its words: denied, left open, on a condition, possible, predicted, "
    "expected, planned, believed, hearsay, or asserted. It says nothing about whether the claim is true.",
    "Places, dates and numbers are read by program and can be misread: the quotation decides. Relative dates count "
    "from the report's date. Several reports may rest on one origin: their number is no measure of confirmation, so "
    "origins are counted beside outlets.",
    "A range is made of figures for one question by the policy that is named with it; figures that the same origin "
    "replaced, and those of what is to come, don't count.",
)


def compose(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    *,
    title: str = "",
    scope: str = "",
    weighed: Weighed = UNWEIGHED,
) -> Brief:
    """A brief of `claims`, whose reports are in `reports` by id; `scope` says in words how the claims were chosen;
    `weighed` holds which reports are copies, who is who, and the estimates to show.

    Raises:
        KeyError: the report of a claim is missing.
    """
    cited = sorted((Cited(claim, reports[claim.report]) for claim in claims), key=_order)
    ahead = [item for item in cited if is_ahead(item.claim)]
    against = [item for item in cited if is_against(item.claim) and not is_ahead(item.claim)]
    told = [item for item in cited if not is_ahead(item.claim) and not is_against(item.claim)]
    keys, stood = Keys(cited), Standings(cited, weighed)
    return Brief(
        title=harmless(title or DEFAULT_TITLE),
        scope=harmless(scope),
        period=_period(cited),
        coverage=f"{_coverage(cited)}, {stood.everything()}",
        policy=weighed.policy.value if weighed.policy else "",
        topics=_topics(told, keys, stood),
        ranges=ranges(weighed.estimates),
        figures=figure_rows(cited),
        disputes=tuple(stood.dispute(dispute) for dispute in disputes(against, told, keys)),
        expected=stood.told(sentences(ahead, details=lambda claim: _outlook(claim, keys))),
        speakers=_speakers(cited),
        sources=_sources(cited),
        appendix=tuple(entry(item) for item in cited),
        method=METHOD,
    )


def _order(item: Cited) -> tuple[str, str, int]:
    published = item.report.published
    return (published.isoformat() if published else "9999", item.report.id, item.claim.content[0].start)


def _period(cited: Sequence[Cited]) -> str:
    dates = sorted({item.report.published for item in cited if item.report.published})
    return wording.days(dates[0], dates[-1]) if dates else "no dated report"


def _coverage(cited: Sequence[Cited]) -> str:
    reports = {item.report.id for item in cited}
    outlets = {item.report.publisher for item in cited if item.report.publisher}
    nameless = {item.report.id for item in cited if not item.report.publisher}
    told = [_many(len(cited), "claim"), _many(len(reports), "report"), _many(len(outlets), "outlet")]
    if nameless:
        told.append(f"{_many(len(nameless), 'report')} without a named outlet")
    return ", ".join(told)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _topics(told: Sequence[Cited], keys: Keys, stood: Standings) -> tuple[Topic, ...]:
    events: dict[EventType | None, list[PlaceGroup]] = {}
    for key, items in keys.grouped(told).items():
        events.setdefault(key.event, []).append(PlaceGroup(key.where.heading, stood.told(sentences(items))))
    return tuple(Topic(event_heading(event), tuple(places)) for event, places in events.items())


def _outlook(claim: Claim, keys: Keys) -> tuple[str, ...]:
    key = keys.of(claim)
    parts = (
        ("Concerns", key.heading if key.event else key.where.place or ""),
        ("Window", wording.times(claim)),
        ("Likelihood", wording.likelihood(claim)),
        ("Condition", wording.condition(claim)),
    )
    return tuple(f"{name}: {words}" for name, words in parts if words)


def _speakers(cited: Sequence[Cited]) -> tuple[Speaker, ...]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for item in cited:
        link = item.claim.attribution[-1] if item.claim.attribution else None
        if link is None:
            found.setdefault((wording.outlet(item.report), "outlet, in its own voice", ""), []).append(item.claim.id)
        else:
            country = wording.country(link.affiliation) if link.affiliation else ""
            kind = link.kind.value + (", not named" if link.anonymous else "")
            found.setdefault((wording.source(link), kind, country), []).append(item.claim.id)
    rows = [Speaker(*who, claims=tuple(dict.fromkeys(ids))) for who, ids in found.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), row.name.casefold())))


def _sources(cited: Sequence[Cited]) -> tuple[Source, ...]:
    counts: dict[str, int] = {}
    reports = {}
    for item in cited:
        counts[item.report.id] = counts.get(item.report.id, 0) + 1
        reports[item.report.id] = item.report
    return tuple(source_of(report, counts[report.id]) for report in reports.values())
