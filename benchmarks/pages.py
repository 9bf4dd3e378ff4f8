"""Web pages read by this program and by trafilatura alone: titles, days, authors, outlets and text of forty pages.

    python -m benchmarks.pages [--each]

The pages are built from templates in the manners of twenty newsrooms (tests/ingest/pages). A title, a day, an outlet
and a list of authors are right or not; of the text, the share of words that both have (F1). Exit status 1 where ours
has less than .95 of any but the outlet, which trafilatura has no field of its own for on many pages.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter

from tests.ingest.pages.build import Page, pages

BAR = 0.95
COLUMNS = ("title", "day", "authors", "text", "outlet")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader makes of a page."""

    title: str | None
    day: date | str | None
    authors: str | None
    outlet: str | None
    text: str


def main() -> int:
    """Read, compare, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--each", action="store_true", help="what is wrong on each page")
    options = parser.parse_args()
    built = list(pages())
    results = {name: scores(reader, built, each=options.each) for name, reader in READERS.items()}
    print(f"{len(built)} pages{'':<12}" + "".join(f"{column:>9}" for column in COLUMNS) + "  ms a page")
    for name, (row, took) in results.items():
        print(f"{name:<20}" + "".join(f"{row[column]:>9.3f}" for column in COLUMNS) + f"{took * 1000:>11.1f}")
    ours = results["reportedly"][0]
    return int(any(ours[column] < BAR for column in COLUMNS[:4]))


def scores(
    reader: Callable[[Page], Seen], built: Sequence[Page], *, each: bool = False
) -> tuple[dict[str, float], float]:
    """The mean of each column over the pages, and the seconds that a page took."""
    sums: Counter[str] = Counter()
    took = 0.0
    for page in built:
        started = perf_counter()
        seen = reader(page)
        took += perf_counter() - started
        found = judged(page, seen)
        sums.update(found)
        if each and min(found.values()) < BAR:
            wrong = ", ".join(f"{name} {value:.2f}" for name, value in found.items() if value < BAR)
            print(f"  {page.name:<16}{wrong}  {seen.title!r} {seen.day} {seen.authors!r}")
    return {name: sums[name] / len(built) for name in COLUMNS}, took / len(built)


def judged(page: Page, seen: Seen) -> dict[str, float]:
    """What of a page is right."""
    return {
        "title": float(seen.title == page.title),
        "day": float(str(seen.day) == str(page.day)),
        "authors": float(_names(seen.authors) == sorted(page.authors)),
        "text": alike(" ".join(page.paragraphs), seen.text),
        "outlet": float(seen.outlet == page.outlet),
    }


def alike(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def _names(words: str | None) -> list[str]:
    return sorted(name for name in re.split(r"\s*(?:,|;|\band\b)\s*", words or "") if name)


def ours(page: Page) -> Seen:
    """Through the same door as `reportedly add`, in this process."""
    from reportedly.ingest.draft import Piece
    from reportedly.ingest.given import Given
    from reportedly.ingest.page.charset import characters
    from reportedly.ingest.page.reading import drafts
    from reportedly.ingest.reading import report_of
    from reportedly.model import Block

    piece = Piece.of_bytes(page.data, name=page.name)
    text, notes = characters(page.data, page.name)
    draft = next(drafts(text, piece, notes=notes), None)
    if draft is None:
        return Seen(None, None, None, None, "")
    report = report_of(draft, given=Given())
    kinds = (Block.PARAGRAPH, Block.DATELINE, Block.SUBHEAD, Block.FOREIGN)
    words = " ".join(report.quote(part.span) for part in report.paragraphs if part.kind in kinds)
    return Seen(report.title, report.published, report.byline, report.publisher, words)


def trafilatura_alone(page: Page) -> Seen:
    """As its own documentation recommends for news."""
    from trafilatura import bare_extraction

    found = bare_extraction(page.data, url=page.address, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Seen(None, None, None, None, "")
    return Seen(found.title, found.date, found.author, found.sitename, found.text or "")


READERS: dict[str, Callable[[Page], Seen]] = {"reportedly": ours, "trafilatura alone": trafilatura_alone}

if __name__ == "__main__":
    sys.exit(main())
