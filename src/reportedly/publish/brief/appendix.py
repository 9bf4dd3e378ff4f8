"""The end of a brief: every cited claim with its words and reading, every report with its address."""

from urllib.parse import urlsplit

from ...model import Report
from .. import wording
from ..harmless import harmless
from .parts import Cited, Entry, Source
from .sentences import outlet, stood


def entry(item: Cited) -> Entry:
    """A claim as the appendix shows it."""
    claim = item.claim
    facts = (
        ("Words", wording.quote(claim)),
        ("On whose word", wording.chain(claim, own=f"{outlet(item)} itself")),
        ("How surely", wording.surely(claim)),
        ("Rests on", "; ".join(f"“{harmless(link.basis)}”" for link in claim.attribution if link.basis)),
        ("Figures", "; ".join(wording.counted(quantity) for quantity in claim.quantities)),
        ("Event", wording.event(claim)),
        ("Actors", "; ".join(f"“{harmless(a.mention)}” ({a.role.value})" for a in claim.actors)),
        ("Places", wording.places(claim)),
        ("Times", wording.times(claim)),
        ("Said", "; ".join(wording.when(link.time) for link in claim.attribution if link.time)),
        ("Stood in", f"{stood(item)}, characters {_where(item)}"),
        ("Read by", harmless(claim.extractor)),
    )
    return Entry(claim.id, tuple((name, words) for name, words in facts if words), claim.report)


def _where(item: Cited) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in item.claim.content)


def source_of(report: Report, claims: int) -> Source:
    """A report as the list of sources names it."""
    return Source(
        id=report.id,
        title=harmless(report.title or report.source_name or "Untitled report"),
        publisher=harmless(report.publisher or report.source_name or ""),
        published=report.published.isoformat() if report.published else "undated",
        url=web_address(report.url),
        claims=claims,
    )


def web_address(url: str | None) -> str | None:
    """`url` where it is a plain web address that may be linked to, else nothing ("javascript:…")."""
    if not url or harmless(url) != url or set(url) & set(' <>"`\\'):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
