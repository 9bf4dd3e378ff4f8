"""Files of many formats, made where they are needed."""

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = """<!doctype html><html lang="en"><head><title>Shells hit market | Courier</title>
<meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2024-10-09T10:00:00Z"></head>
<body><article><h1>Shells hit market</h1><p>At least {n} people were killed in El Fasher on Tuesday, the
doctors' union said in a statement from the city.</p><p>The army denied that its aircraft had bombed the
market, and said that the rebels had shelled it.</p></article></body></html>"""


def page(n: int = 20) -> bytes:
    """A page with a figure in it."""
    return PAGE.format(n=n).encode()


def warc(pages: dict[str, bytes], *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """A web archive with these answers."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for address, body in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A gzipped TAR archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as pack:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            pack.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def mail(text: str, *, markup: str | None = None, attached: dict[str, bytes] | None = None) -> bytes:
    """An e-mail."""
    message = EmailMessage()
    message["From"] = "Harbour Courier <news@courier.example>"
    message["To"] = "desk@reader.example"
    message["Subject"] = "Morning briefing"
    message["Date"] = "Tue, 06 May 2025 05:30:00 +0200"
    message["Message-ID"] = "<1@courier.example>"
    message.set_content(text)
    if markup:
        message.add_alternative(markup, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def docx(*paragraphs: str) -> bytes:
    """A Word document."""
    from docx import Document

    document = Document()
    document.add_heading(paragraphs[0], 0)
    for words in paragraphs[1:]:
        document.add_paragraph(words)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Killed", "12"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF whose pages have these lines; written by hand, so that it breaks where it is told to."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    """The file of some objects."""
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % one for one in at
    )
    return out + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def gzipped(data: bytes) -> bytes:
    """As gzip packs it."""
    return gzip.compress(data)
