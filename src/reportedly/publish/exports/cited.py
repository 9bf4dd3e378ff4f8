"""What every export format writes from: a claim beside the report that it quotes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from ...model import Claim, Commitment, Link, Place, Polarity, Report, Tense, TimeSpan
from .. import wording
from ..harmless import harmless

_TOLD = frozenset({Commitment.ASSERTED, Commitment.REPORTED, Commitment.BELIEVED})


class Located(NamedTuple):
    """A place whose coordinates are known, as latitude and longitude in degrees (WGS 84)."""

    place: Place
    lat: float
    lon: float


class Cited(NamedTuple):
    """A claim, corrections counted in, and its report."""

    claim: Claim
    report: Report

    @property
    def outlet(self) -> str:
        """Who published it."""
        return wording.outlet(self.report)

    @property
    def chain(self) -> str:
        """On whose word, outermost first."""
        return wording.chain(self.claim, own=self.outlet)

    @property
    def origin(self) -> str:
        """On whose word it stands in the end."""
        return wording.origin(self.claim, own=self.outlet)

    @property
    def origin_link(self) -> Link | None:
        """The last link; null for the report's own voice."""
        return self.claim.attribution[-1] if self.claim.attribution else None

    @property
    def words(self) -> str:
        """The claim's words, on one line and harmless."""
        return harmless(self.claim.text)

    @property
    def published(self) -> str | None:
        """The report's day, ISO 8601."""
        return self.report.published.isoformat() if self.report.published else None

    @property
    def url(self) -> str | None:
        """The report's address, where it is one that a browser opens."""
        return address(self.report)

    @property
    def urn(self) -> str:
        """A name for the claim that is good anywhere: the same words in the same report have the same one."""
        return f"urn:reportedly:{self.claim.id}"

    @property
    def report_urn(self) -> str:
        """The same for its report."""
        return f"urn:reportedly:{self.report.id}"

    @property
    def told_as_fact(self) -> bool:
        """Whether its source holds that it happened or is so: nothing denied, left open or ahead."""
        modality = self.claim.modality
        return (
            modality.commitment in _TOLD
            and modality.polarity is Polarity.POSITIVE
            and modality.tense is not Tense.FUTURE
            and not wording.says_no(self.claim.text)
        )

    @property
    def interval(self) -> TimeSpan | None:
        """The first time that the claim gives whose ends are both known."""
        return next((time for time in self.claim.times if time.start and time.end), None)

    @property
    def located(self) -> Iterator[Located]:
        """Its places with coordinates, those where it happens; each once."""
        seen: set[tuple[str | None, float, float]] = set()
        for place in self.claim.places:
            if place.lat is not None and place.lon is not None:
                key = (place.name, place.lat, place.lon)
                if key not in seen:
                    seen.add(key)
                    yield Located(place, place.lat, place.lon)


def address(report: Report) -> str | None:
    """The address of a report, where it is one that a browser opens and has nothing in it that is not printed."""
    url = report.url or ""
    return url if url.startswith(("https://", "http://")) and harmless(url) == url and " " not in url else None


def at_midnight(day: date | None) -> datetime | None:
    """The moment that stands for a day where a format wants one: its beginning in UTC."""
    return datetime.combine(day, time.min, tzinfo=UTC) if day else None
