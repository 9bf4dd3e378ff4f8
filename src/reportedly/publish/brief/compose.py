"""Claims and their reports become a brief."""

from collections.abc import Iterable, Mapping, Sequence

from ...model import Claim, Report
from .. import wording
from ..harmless import harmless
from .appendix import entry, source_of
from .figures import figure_rows
from .groups import Key, grouped, is_against, is_ahead, key, says_no
from .parts import Brief, Cited, Dispute, Source, Speaker, Topic
from .sentences import sentences

DEFAULT_TITLE = "What is reported, and on whose word"

METHOD = (
    "This brief was put together by a program from the claims in a ledger. It states nothing of its own: every "
    "sentence names a source and quotes a report letter for letter; the signs behind it lead to the claims.",
    "“According to A, citing B” means that the report gives B as the origin and A as the one who passes it on. "
    "“In its own voice” means that the report names nobody.",
    "How a source holds a claim is read from its words: denied, not confirmed, on a condition, possible, predicted, "
    "expected, planned, believed, hearsay, or asserted. It says nothing about whether the claim is true.",
    "Places, dates and numbers are read by program and can be misread: the quotation decides. Relative dates count "
    "from the report's date. Several reports may rest on one origin: their number is no measure of confirmation.",
)


def compose(claims: Iterable[Claim], reports: Mapping[str, Report], *, title: str = "", scope: str = "") -> Brief:
    """A brief of `claims`, whose reports are in `reports` by id; `scope` says in words how the claims were chosen.

    Raises:
        KeyError: the report of a claim is missing.
    """
    cited = sorted((Cited(claim, reports[claim.report]) for claim in claims), key=_order)
    ahead = [item for item in cited if is_ahead(item.claim)]
    against = [item for item in cited if is_against(item.claim) and not is_ahead(item.claim)]
    told = [item for item in cited if not is_ahead(item.claim) and not is_against(item.claim)]
    sources = _sources(cited)
    return Brief(
        title=harmless(title or DEFAULT_TITLE),
        scope=harmless(scope),
        period=_period(cited),
        coverage=_coverage(cited),
        topics=tuple(Topic(where.heading, sentences(group)) for where, group in grouped(told).items()),
        figures=figure_rows(cited),
        disputes=_disputes(against, told),
        expected=sentences(ahead, details=_outlook),
        speakers=_speakers(cited),
        sources=sources,
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
    outlets = {wording.outlet(item.report) for item in cited}
    return ", ".join((_many(len(cited), "claim"), _many(len(reports), "report"), _many(len(outlets), "outlet")))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _disputes(against: Sequence[Cited], told: Sequence[Cited]) -> tuple[Dispute, ...]:
    """Denials with what others assert of the same event and place; a plain "no" counts once somebody says yes."""
    said = grouped(told)
    disputes = []
    for where, items in grouped([*against, *(item for item in told if says_no(item.claim))]).items():
        others = _other_side(where, items, said.get(where, []))
        contested = [item for item in items if is_against(item.claim) or others]
        if contested:
            disputes.append(Dispute(where.heading, sentences(contested), sentences(others)))
    return tuple(disputes)


def _other_side(where: Key, items: Sequence[Cited], said: Sequence[Cited]) -> list[Cited]:
    """What others assert of the same kind of event, at the same place, or by or against the same countries."""
    if where.event is None:
        return []
    yes = [item for item in said if not says_no(item.claim)]
    if where.place is not None:
        return yes
    countries = {actor.country for item in items for actor in item.claim.actors if actor.country}
    return [item for item in yes if countries & {actor.country for actor in item.claim.actors}]


def _outlook(claim: Claim) -> tuple[str, ...]:
    where = key(claim)
    parts = (
        ("Concerns", where.heading if where.event else where.place or ""),
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
