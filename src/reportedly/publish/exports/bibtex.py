"""BibTeX and CSL-JSON: the reports that claims quote, each once, for a list of references."""

import json
import re
from collections.abc import Iterable, Iterator

from ...model import Report
from .. import wording
from ..harmless import harmless
from .cited import Cited, address

_LETTERS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "$": r"\$",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""What TeX would obey, as it prints it."""


def reports_of(items: Iterable[Cited]) -> Iterator[Report]:
    """The reports in the order in which they are first quoted."""
    seen: set[str] = set()
    for _, report in items:
        if report.id not in seen:
            seen.add(report.id)
            yield report


def bibtex(items: Iterable[Cited]) -> Iterator[str]:
    """One `@misc` entry a report, keyed by outlet, year and the beginning of its id."""
    for report in reports_of(items):
        fields = {
            "title": f"{{{_tex(report.title or 'Untitled')}}}",
            "author": _author(report),
            "howpublished": _tex(wording.outlet(report)),
            "year": str(report.published.year) if report.published else None,
            "month": str(report.published.month) if report.published else None,
            "day": str(report.published.day) if report.published else None,
            "url": re.sub(r"[{}\\]", "", url) if (url := address(report)) else None,
            "note": f"reportedly {report.id}",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        yield f"@misc{{{_key(report)},\n" + ",\n".join(lines) + "\n}\n"


def csl(items: Iterable[Cited]) -> Iterator[str]:
    """CSL-JSON 1.0: an array of `article-newspaper`."""
    opening = "[\n"
    for report in reports_of(items):
        yield opening + json.dumps(_csl(report), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _csl(report: Report) -> dict[str, object]:
    day = report.published
    fields: dict[str, object] = {
        "id": report.id,
        "type": "article-newspaper",
        "title": harmless(report.title or "Untitled"),
        "container-title": wording.outlet(report),
        "URL": address(report),
    }
    if day:
        fields["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if report.byline:
        fields["author"] = [{"literal": harmless(report.byline)}]
    return {name: value for name, value in fields.items() if value}


def _author(report: Report) -> str:
    """A byline may name several and their offices: it stays in one piece."""
    return f"{{{_tex(report.byline or wording.outlet(report))}}}"


def _tex(text: str) -> str:
    return harmless(text).translate(_LETTERS)


def _key(report: Report) -> str:
    outlet = re.sub(r"[^a-z0-9]", "", wording.outlet(report).casefold().encode("ascii", "ignore").decode())[:20]
    year = report.published.year if report.published else "undated"
    return f"{outlet or 'report'}{year}-{report.id.removeprefix('r_')[:8]}"
