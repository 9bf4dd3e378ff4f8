"""Pages a second from local web archives through to claims in the ledger, and where the time goes.

    python -m benchmarks.warc [--pages 600] [--archives 3] [--json]

The archives are made here: the forty pages of tests/ingest/pages with generated texts in their bodies, so that no two
are alike. They are read as `reportedly add` reads them: the archive and its pages in the parsing process, claims in
this one, each report with its claims in a transaction of its own, into an SQLite ledger on disk. The steps are timed by
themselves, one after the other; the whole is timed as it runs, with both processes at work.
"""

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import perf_counter

from . import one_thread  # noqa: F401  before numpy


def main() -> int:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.warc", description=__doc__)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--archives", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_archives(Path(folder), options.pages, options.archives))
        result = _steps(paths, options.pages) | _whole(paths, Path(folder) / "ledger.db")
        result["mb_packed"] = sum(path.stat().st_size for path in paths) / 1e6
    print(json.dumps(result, indent=2) if options.json else _table(result))
    return 0


def _archives(folder: Path, pages: int, archives: int) -> Iterator[Path]:
    from tests.ingest.pages.build import pages as newsrooms
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from .generate import dispatches

    manners = cycle([page for page in newsrooms() if page.manner != "paywalled"])
    texts = dispatches(pages)
    for number in range(archives):
        stream = io.BytesIO()
        writer = WARCWriter(stream, gzip=True)
        for index in range(number, pages, archives):
            page, text = next(manners), next(texts)
            body = page.data
            lines = text.text.split("\n\n")
            for old, new in zip(page.paragraphs, [*lines[1:], *lines[1:]], strict=False):
                body = body.replace(_escaped(old), _escaped(new))
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            address = f"https://news.example/{index}"
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
            )
        path = folder / f"{number}.warc.gz"
        path.write_bytes(stream.getvalue())
        yield path


def _escaped(words: str) -> bytes:
    from markupsafe import escape

    return str(escape(words)).encode()


def _steps(paths: Sequence[Path], pages: int) -> dict[str, float]:
    """Seconds of each step by itself."""
    from reportedly.extract.pipeline import Extractor
    from reportedly.ingest import Intake
    from reportedly.ledger import Ledger
    from reportedly.model import Report

    with Intake() as intake, tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "steps.db") as ledger:
        list(intake.read_bytes(b"<html><body><p>Two people died.</p></body></html>", name="warm.html"))
        started = perf_counter()
        reports = [item for item in intake.read_paths(paths) if isinstance(item, Report)]
        parsed = perf_counter()
        extractor = Extractor()
        list(extractor.read(reports[:8]))
        warmed = perf_counter()
        readings = list(extractor.read(reports))
        read = perf_counter()
        for reading in readings:
            ledger.add(reading.report, reading.claims, extractor=reading.extractor)
        stored = perf_counter()
    return {
        "pages": pages,
        "reports": len(reports),
        "claims": sum(len(reading.claims) for reading in readings),
        "unpack_and_parse_s": parsed - started,
        "read_claims_s": read - warmed,
        "store_s": stored - read,
    }


def _whole(paths: Sequence[Path], ledger_path: Path) -> dict[str, float]:
    """Seconds of it all, as `add` runs."""
    from reportedly.extract.pipeline import Extractor
    from reportedly.ingest import Intake
    from reportedly.ledger import Ledger
    from reportedly.model import Report

    started = perf_counter()
    with Intake() as intake, Ledger(ledger_path) as ledger:
        found = (item for item in intake.read_paths(paths) if isinstance(item, Report))
        for reading in Extractor().read(found):
            ledger.add(reading.report, reading.claims, extractor=reading.extractor)
    return {"whole_s": perf_counter() - started}


def _table(result: dict[str, float]) -> str:
    pages = result["pages"]
    rows = [
        f"{pages:,.0f} pages in {result['mb_packed']:.1f} MB of archives: {result['reports']:,.0f} reports, "
        f"{result['claims']:,.0f} claims",
        f"through to the ledger       {pages / result['whole_s']:>8.1f} pages a second",
    ]
    for name, words in (
        ("unpack_and_parse_s", "unpacking and parsing"),
        ("read_claims_s", "reading claims"),
        ("store_s", "storing"),
    ):
        rows.append(
            f"  {words:<24}{pages / result[name]:>10.1f} by itself{result[name] / pages * 1000:>9.1f} ms a page"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
