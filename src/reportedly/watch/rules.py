"""What somebody wants to be told of, looked for in the reports that came since it was last looked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..assess.edges import disputes
from ..assess.estimates import estimates
from ..assess.forecasts import forecasts
from ..assess.identities import Identities, origins_of
from ..assess.telling import Telling
from ..assess.versions import compare_versions
from ..errors import SettingsError
from ..knowledge.gazetteer import Gazetteer
from ..ledger import ClaimQuery, Ledger
from ..ledger.watch_records import Alert, Rule, RuleKind
from ..model import Commitment, EventType, Quantity, Resolution, content_id

FILTERS = ("who", "affiliation", "event", "place", "commitment", "min", "text", "measure", "unit", "publisher")
"""What narrows a rule down; all but the last three as in `reportedly claims`."""


@dataclass(frozen=True, slots=True)
class Looking:
    """One rule, what is new for it, and what it needs to judge that."""

    rule: Rule
    new: frozenset[str]
    """Reports that came since."""
    ledger: Ledger
    gazetteer: Gazetteer
    identities: Identities
    now: datetime

    def tellings(self) -> list[Telling]:
        """The claims that the rule's filters leave."""
        found = self.ledger.tellings(query_of(self.rule.filters))
        outlet = self.rule.filters.get("publisher")
        return [t for t in found if outlet is None or outlet.casefold() in t.carrier.outlet.casefold()]

    def alert(
        self, key: str, subject: str, tellings: list[Telling], *, report: str | None = None, **more: object
    ) -> Alert:
        """An alert that rests on some claims; the same `key` is the same alert for ever."""
        rule = self.rule
        return Alert(
            id=content_id("a", rule.seq, rule.added_at.isoformat(), rule.kind.value, key),
            rule=rule.seq,
            kind=rule.kind,
            at=self.now,
            subject=subject,
            body={
                "filters": dict(rule.filters),
                "claims": [_row(t) for t in tellings],
                **more,
            },
            claims=tuple(t.claim.id for t in tellings),
            report=report or next((t.carrier.report for t in tellings if t.carrier.report in self.new), None),
        )


def _row(telling: Telling) -> dict[str, object]:
    chain = telling.claim.attribution
    published = telling.carrier.published
    return {
        "id": telling.claim.id,
        "text": telling.claim.text,
        "source": (chain[-1].entity or chain[-1].mention) if chain else telling.carrier.writer,
        "outlet": telling.carrier.outlet,
        "report": telling.carrier.report,
        "published": published.isoformat() if published else None,
    }


def query_of(filters: Mapping[str, str]) -> ClaimQuery:
    """The filters as a question to the ledger.

    Raises:
        SettingsError: a filter has no such value.
    """
    try:
        return ClaimQuery(
            who=filters.get("who"),
            affiliation=filters.get("affiliation"),
            event=EventType(filters["event"]) if "event" in filters else None,
            place=filters.get("place"),
            commitment=Commitment(filters["commitment"]) if "commitment" in filters else None,
            minimum=float(filters["min"]) if "min" in filters else None,
            text=filters.get("text"),
        )
    except ValueError as error:
        raise SettingsError(f"the rule makes no sense: {error}") from None


def raised(looking: Looking) -> Iterator[Alert]:
    """The alerts that a rule raises now."""
    yield from _LOOK[looking.rule.kind](looking)


def _figures(looking: Looking) -> Iterator[Alert]:
    """A number of one origin that it did not give before."""
    filters, said, seen = looking.rule.filters, set[object](), set[object]()
    tellings = looking.tellings()
    for telling in tellings:
        if telling.carrier.report not in looking.new:
            said |= {key for _, key in _numbers(telling, filters, looking.identities)}
    for telling in (t for t in tellings if t.carrier.report in looking.new):
        for quantity, key in _numbers(telling, filters, looking.identities):
            if key not in said and key not in seen:
                seen.add(key)
                yield looking.alert(repr(key), _figure_line(telling, quantity), [telling])


def _numbers(
    telling: Telling, filters: Mapping[str, str], identities: Identities
) -> Iterator[tuple[Quantity, tuple[object, ...]]]:
    origins = tuple(sorted(origin.id for origin in origins_of(telling, identities)))
    places = tuple(sorted(place.name or place.text for place in telling.claim.places))
    for quantity in telling.claim.quantities:
        if filters.get("measure") not in (None, quantity.measure) or filters.get("unit") not in (None, quantity.unit):
            continue
        yield quantity, (origins, quantity.measure, quantity.unit, quantity.low, quantity.high, places)


def _figure_line(telling: Telling, quantity: Quantity) -> str:
    what = f" {quantity.measure}" if quantity.measure and quantity.measure not in quantity.text else ""
    return f"New figure: {quantity.text}{what} ({_row(telling)['source']}, in {telling.carrier.outlet})"


def _contradictions(looking: Looking) -> Iterator[Alert]:
    """Denials that meet affirmations, and figures that cannot both be, of which nobody has been told."""
    tellings = {t.claim.id: t for t in looking.tellings()}
    told = looking.ledger.claims_raised(looking.rule.seq)
    for about, reason, claims in _disputed(looking, tellings):
        fresh = any(tellings[ident].carrier.report in looking.new for ident in claims)
        if fresh and not told & claims:
            told |= claims
            rests_on = [tellings[ident] for ident in sorted(claims)]
            yield looking.alert(" ".join(sorted(claims)), f"Contradiction: {about}", rests_on, reason=reason)


def _disputed(looking: Looking, tellings: Mapping[str, Telling]) -> Iterator[tuple[str, str, set[str]]]:
    among = list(tellings.values())
    for dispute in disputes(among, looking.gazetteer, identities=looking.identities):
        yield dispute.about, dispute.reason, {*dispute.claims_for, *dispute.claims_against}
    for estimate in estimates(among, looking.gazetteer, identities=looking.identities):
        for against in estimate.disagreements:
            one, other = estimate.figures[against.first], estimate.figures[against.second]
            yield tellings[min(one.claims)].claim.text, against.reason, {*one.claims, *other.claims}


def _sources(looking: Looking) -> Iterator[Alert]:
    """Somebody speaks: one alert a report."""
    by_report: dict[str, list[Telling]] = {}
    for telling in looking.tellings():
        if telling.carrier.report in looking.new:
            by_report.setdefault(telling.carrier.report, []).append(telling)
    for report, tellings in by_report.items():
        first = _row(tellings[0])
        subject = f"{first['source']}: {first['text']} ({first['outlet']})"
        yield looking.alert(report, subject, tellings, report=report)


def _forecasts(looking: Looking) -> Iterator[Alert]:
    """The window of a forecast closed since the rule was made, and nobody settled it."""
    tellings = looking.tellings()
    by_id = {t.claim.id: t for t in tellings}
    known, settled = looking.identities, looking.ledger.settlements()
    today = looking.now.date()
    for forecast in forecasts(tellings, looking.gazetteer, as_of=today, settled=settled, identities=known):
        until = forecast.window[1]
        if forecast.state is Resolution.LAPSED and until is not None and until >= looking.rule.added_at.date():
            telling = by_id[forecast.claim]
            subject = f"Lapsed on {until}: {telling.claim.text}"
            yield looking.alert(forecast.claim, subject, [telling], report=telling.carrier.report)


def _edits(looking: Looking) -> Iterator[Alert]:
    """A report that is a later version of another."""
    outlet = looking.rule.filters.get("publisher")
    for ident in sorted(looking.new):
        versions = {row.id: row for row in looking.ledger.versions(ident)}
        row = versions[ident]
        if row.supersedes is None or (outlet and outlet.casefold() not in (row.publisher or "").casefold()):
            continue
        sides = [
            [s.current for s in looking.ledger.claims(ClaimQuery(report=report))] for report in (row.supersedes, ident)
        ]
        edit = compare_versions(*sides)
        counts = {"added": len(edit.added), "dropped": len(edit.dropped), "changed": len(edit.changed)}
        moved = [f"{figure.before or 'nothing'} → {figure.after or 'nothing'}" for figure in edit.figures]
        words = "; ".join(moved) or ", ".join(f"{n} claims {what}" for what, n in counts.items() if n) or "words only"
        subject = f"Edited: {row.title or row.url or ident} ({words})"
        yield looking.alert(ident, subject, [], report=ident, url=row.url, figures=moved, **counts)


_LOOK: Mapping[RuleKind, Callable[[Looking], Iterator[Alert]]] = {
    RuleKind.FIGURE: _figures,
    RuleKind.CONTRADICTION: _contradictions,
    RuleKind.SOURCE: _sources,
    RuleKind.FORECAST: _forecasts,
    RuleKind.EDIT: _edits,
}
