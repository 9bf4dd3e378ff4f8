"""Fuzzing of every parser: no crash, no hang, whatever the bytes.

    python -m tests.ingest.fuzz [--seconds 600] [--seed 1] [--format html]

Files of every format are made, then cut, spliced, repeated and bent, and read as `reportedly add` reads them. What is
read may be a report, an error or nothing; a parser that goes down is an error too, but counted, and its bytes are kept
under out/fuzz. Exit status 1 where one went down, took too long, or where this
process raised.
"""

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from tests.ingest.page.test_charset import CAFE
from tests.ingest.pages.build import pages
from tests.ingest.readers import builders as make
from tests.ingest.readers.test_readers import ATOM, JSON_FEED, RSS

from reportedly.errors import InputError
from reportedly.ingest import InputFormat, Intake, Limits

LIMITS = Limits(seconds=15, memory=400_000_000, free=16_000_000)
WORDS = (
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<!--",
    b"<div>",
    b"<p>",
    b"\x00",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"%PDF-",
    b"\x1f\x8b",
    b"obj",
    b"stream",
    b"-1",
    b"4294967295",
    b"{",
    b"[" * 50,
    b'"',
    b"\r\n\r\n",
    b"=?utf-8?b?",
    b"boundary=",
    b"WARC/1.0\r\n",
    b"\xe2\x80",
    b",",
    b"\n" * 20,
)


def seeds() -> dict[InputFormat, list[bytes]]:
    """Sound files of each format."""
    page = make.page()
    crawl = make.warc({"https://courier.example/1": page})
    return {
        InputFormat.TEXT: [CAFE.encode()],
        InputFormat.MARKDOWN: [b"# Truce\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"],
        InputFormat.JSONL: [b'{"text": "Two died.", "published": "2024-10-08"}\n' * 3],
        InputFormat.CSV: [b'text,date\n"Two died, they said.",2024-10-08\n' * 3],
        InputFormat.HTML: [page, *(page.data for page in list(pages())[::5])],
        InputFormat.PDF: [make.pdf(["Two people died in Idlib.", "The army denied it."], ["Page 2"])],
        InputFormat.DOCX: [make.docx("Report", "Two people died.")],
        InputFormat.EMAIL: [make.mail("Two died.", markup="<p>Two died.</p>", attached={"a.txt": b"Two died."})],
        InputFormat.FEED: [RSS.encode(), ATOM.encode(), JSON_FEED.encode()],
        InputFormat.SITEMAP: [b"<urlset><url><loc>https://courier.example/</loc></url></urlset>"],
        InputFormat.OPML: [b'<opml><body><outline xmlUrl="https://courier.example/rss"/></body></opml>'],
        InputFormat.GDELT: [b'{"articles": [{"url": "https://courier.example/1", "title": "T"}]}'],
        InputFormat.ARCHIVER: [
            b"status,metadata,media\nok,\"{'url': 'https://t.example/1', 'content': 'Two died.'}\",[]\n"
        ],
        InputFormat.WARC: [crawl],
        InputFormat.WACZ: [make.zipped({"archive/a.warc.gz": crawl, "datapackage.json": b"{}"})],
        InputFormat.ARCHIVE: [make.zipped({"a.txt": b"Two died.", "b.html": page}), make.tarred({"a.html": page})],
    }


def bent(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """The bytes after one to six accidents."""
    for _accident in range(chance.randint(1, 6)):
        data = chance.choice(ACCIDENTS)(data, others, chance)[:200_000]
    return data


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 64, 1024)))


def _cut(data: bytes, _others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, _others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(data: bytes, _others: Sequence[bytes], chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :]


def _insert(data: bytes, _others: Sequence[bytes], chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + chance.choice(WORDS) * chance.choice((1, 1, 3, 40)) + data[start:]


def _repeat(data: bytes, _others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((2, 10, 300)) + data[end:]


def _splice(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    start, end = _span(other, chance)
    at, _ = _span(data, chance)
    return data[:at] + other[start:end] + data[at:]


ACCIDENTS: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _cut,
    _end,
    _flip,
    _flip,
    _insert,
    _repeat,
    _splice,
)


def fuzz(seconds: float, *, seed: int = 1, only: InputFormat | None = None, keep: Path | None = None) -> Counter[str]:
    """Read bent files for so long; how many there were, and how many brought a parser down or took too long."""
    chance, end, tally = random.Random(seed), monotonic() + seconds, Counter[str]()
    sound = seeds()
    everything = [data for datas in sound.values() for data in datas]
    with Intake(limits=LIMITS) as intake:
        while monotonic() < end:
            form = only or chance.choice(list(sound))
            data = bent(chance.choice(sound[form]), everything, chance)
            for item in intake.read_bytes(data, name=form.value, format=chance.choice((form, None))):
                tally["found"] += 1
                if isinstance(item, InputError) and ("parser down" in str(item) or "s to be parsed" in str(item)):
                    tally["down"] += 1
                    _keep(data, form, item, keep)
            tally["read"] += 1
    return tally


def _keep(data: bytes, form: InputFormat, error: InputError, folder: Path | None) -> None:
    sys.stderr.write(f"{form.value}: {error}\n")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{form.value}-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)


def main() -> int:
    """Fuzz, tell, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", type=InputFormat)
    options = parser.parse_args()
    tally = fuzz(options.seconds, seed=options.seed, only=options.format, keep=Path("out/fuzz"))
    sys.stdout.write(
        f"{tally['read']:,} bent files read in {options.seconds:g} s: {tally['found']:,} reports, links and errors, "
        f"{tally['down']} parsers down or too slow\n"
    )
    return int(tally["down"] > 0)


if __name__ == "__main__":
    sys.exit(main())
