"""The end of a brief: every cited claim with its words and reading, every report with its address."""

from urllib.parse import urlsplit

from ...model import Report
from ..facts import facts_of
from ..harmless import harmless
from .parts import Cited, Entry, Source


def entry(item: Cited) -> Entry:
    """A claim as the appendix shows it."""
    return Entry(item.claim.id, facts_of(item.claim, item.report), item.claim.report)


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
