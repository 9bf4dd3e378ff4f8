"""Inputs made to bring a program down are refused within the limits; the program lives and reads on."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ingest.readers import builders as make

from reportedly.errors import InputError
from reportedly.ingest import Intake, Limits
from reportedly.model import Report

LIMITS = Limits(seconds=4, memory=300_000_000, free=8_000_000)
MOST_MEMORY = 500_000_000


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    with Intake(limits=LIMITS) as opened:
        yield opened


def peak(pid: int) -> int:
    """The most memory that a process has held, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def gzip_bomb() -> bytes:
    return gzip.compress(b"A" * 120_000_000, 9)


def gzip_in_gzip() -> bytes:
    return gzip.compress(gzip_bomb())


def nested(levels: int) -> bytes:
    data = b"Two people died."
    for level in range(levels):
        data = make.zipped({f"{level}.{'txt' if level == 0 else 'zip'}": data})
    return data


def zip_of_zeros() -> bytes:
    return make.zipped({f"{n}.txt": b"0" * 20_000_000 for n in range(12)})


def tar_with_a_huge_header() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as pack:
        info = tarfile.TarInfo("a.txt")
        info.pax_headers = {"comment": "x" * 1000}
        pack.addfile(info)
    data = bytearray(out.getvalue())
    data[124:136] = b"77777777777\0"
    data[148:156] = b"        "
    data[148:156] = b"%06o\0 " % sum(data[:512])
    return bytes(data)


def warc_with_an_endless_header() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(b"WARC/1.0\r\nX: ") + packer.compress(b"A" * 60_000_000) + packer.flush()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {"abcdefghij"[n + 1]} "{"&" + "abcdefghij"[n] + ";"}{("&" + "abcdefghij"[n] + ";") * 9}">'
        for n in range(9)
    )
    + "]><rss><channel><title>&j;</title></channel></rss>"
).encode()
STRANGER = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'


def deep_page() -> bytes:
    return b"<html><body>" + b"<div>" * 1_000_000 + b"deep" + b"</div>" * 1_000_000 + b"</body></html>"


def deep_feed() -> bytes:
    return b"<rss><channel>" + b"<item>" * 200_000 + b"</item>" * 200_000 + b"</channel></rss>"


def pdf_that_is_its_own_parent() -> bytes:
    return make.pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000 >>"]
    )


def pdf_with_a_bomb_in_it() -> bytes:
    stream = zlib.compress(b"(A) Tj " * 12_000_000, 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)
    return make.pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, body])


def picture_of_nothing() -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00" + b"\x00" * 100


def mail_in_mail() -> bytes:
    lines = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1500))
    return b"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\n" + lines + b"\nend"


UP = "../"

BOMBS = {
    "gzip": (gzip_bomb, "a.gz"),
    "gzip in gzip": (gzip_in_gzip, "a.gz"),
    "nested archives": (lambda: nested(30), "a.zip"),
    "zip of zeros": (zip_of_zeros, "a.zip"),
    "header of a tar": (tar_with_a_huge_header, "a.tar"),
    "header of a web archive": (warc_with_an_endless_header, "a.warc.gz"),
    "a billion laughs": (lambda: LAUGHS, "a.xml"),
    "a file of the reader's": (lambda: STRANGER, "a.xml"),
    "a million divs": (deep_page, "a.html"),
    "a deep feed": (deep_feed, "a.xml"),
    "its own parent": (pdf_that_is_its_own_parent, "a.pdf"),
    "a stream in a PDF": (pdf_with_a_bomb_in_it, "a.pdf"),
    "a picture of nothing": (picture_of_nothing, "a.html"),
    "a word document of zeros": (lambda: make.zipped({"word/document.xml": b"0" * 90_000_000}), "a.docx"),
    "mail in mail": (mail_in_mail, "a.eml"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_the_next_input_is_read(intake: Intake, name: str) -> None:
    build, called = BOMBS[name]
    found = list(intake.read_bytes(build(), name=called))
    assert found, "nothing was said of it"
    assert all(isinstance(item, InputError) or "passwd" not in str(item) for item in found)
    assert not any(isinstance(item, Report) and len(item.text) > 1000 for item in found)
    (report,) = intake.read_bytes(make.page(), name="next.html")
    assert isinstance(report, Report)
    assert peak(intake.parser_pid or 0) < MOST_MEMORY


@pytest.mark.parametrize(
    "climbing", [UP * 3 + "etc/cron.d/x.txt", "/etc/passwd.txt", "..\\..\\x.txt", f"a/{UP * 2}x.txt"]
)
@pytest.mark.parametrize("pack", [make.zipped, make.tarred])
def test_a_name_that_climbs_is_only_a_name(intake: Intake, tmp_path: Path, climbing: str, pack) -> None:
    (report,) = intake.read_bytes(pack({climbing: b"Two people died."}), name=str(tmp_path / "a.zip"))
    assert isinstance(report, Report)
    assert report.source_name == climbing.replace("\\", "/").rsplit("/", 1)[-1]
    assert list(tmp_path.iterdir()) == []


def test_links_and_devices_in_an_archive_are_no_files(intake: Intake) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as pack:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            pack.addfile(info)
    assert list(intake.read_bytes(out.getvalue(), name="a.tar")) == []


def test_a_document_that_kills_its_parser_does_not_take_the_others_along(intake: Intake) -> None:
    files = {"1.html": make.page(1), "2.pdf": pdf_with_a_bomb_in_it(), "3.html": make.page(3)}
    found = list(intake.read_bytes(make.zipped(files), name="all.zip"))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Report)
    assert "3 people" in found[-1].text
