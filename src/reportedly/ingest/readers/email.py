"""E-mails and newsletters (EML)."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from ...errors import EmptyInput
from ...model import Note
from ..draft import Draft, Piece, at_hand
from ..formats import Format, InputFormat, Way
from ..given import Given
from ..limits import whole
from ..page.charset import characters
from ..page.words import Body

_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*){3,}", re.DOTALL)
_TELLING = re.compile(rb"^(?:received|return-path|message-id|mime-version|delivered-to|from):", re.I | re.M)
_QUOTED = re.compile(r"^(?:>|On .{6,80} wrote:$|-{2,}\s*(?:Original|Forwarded) [Mm]essage)")
_SIGNATURE = re.compile(r"^-- ?$")
_MOST_PARTS = 200


def read(piece: Piece, way: Way) -> Iterator[Draft | Piece]:
    """The message, its plain words before its markup, and then what is attached to it."""
    data = whole(piece.opening(), piece.name, way.limits.document)
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in _parts(message) if isinstance(part, EmailMessage)]
    found, notes = _body(parts, piece)
    attached = [part for part in parts if _is_attachment(part)]
    if found is None and not attached:
        raise EmptyInput(piece.name, "is an e-mail without text")
    if found is not None:
        yield replace(_draft(message, piece), text=found.text, hints=found.hints, notes=notes)
    for number, part in enumerate(attached, 1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            name = part.get_filename() or f"attachment-{number}"
            yield piece.inner(at_hand(content), name, media_type=part.get_content_type(), size=len(content))


def _draft(message: EmailMessage, piece: Piece) -> Draft:
    """What the headers tell."""
    at = _date(message)
    name, address = parseaddr(_header(message, "From") or "")
    day = at.date() if at else None
    told = Given(title=_header(message, "Subject"), published=day, publisher=name or address or None)
    return Draft(
        text="",
        name=piece.name,
        source_name=piece.source_name,
        told=told.over(piece.told),
        published_at=at,
        record_id=_header(message, "Message-ID"),
    )


def _parts(message: EmailMessage) -> Iterator[object]:
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _body(parts: list[EmailMessage], piece: Piece) -> tuple[Body | None, tuple[Note, ...]]:
    """The words: the plain part, where it is not a stand-in ("view this in your browser") for the one in markup."""
    from ..page.fragment import prose_of

    best: tuple[Body, tuple[Note, ...]] | None = None
    for kind in ("text/plain", "text/html"):
        for part in parts:
            content = part.get_payload(decode=True)
            if part.get_content_type() != kind or _is_attachment(part) or not isinstance(content, bytes):
                continue
            text, notes = characters(content, piece.name, declared=part.get_content_charset())
            found = prose_of(text) if kind == "text/html" else _plain(text)
            if found.text and (best is None or len(found.text) > 3 * len(best[0].text)):
                best = found, notes
            break
    return best if best is not None else (None, ())


def _plain(text: str) -> Body:
    """Without the message that is answered and the signature; lines wrapped by the mail program stay wrapped."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _SIGNATURE.match(line):
            break
        if not _QUOTED.match(line):
            kept.append(line)
    words = "\n".join(kept).strip()
    return Body(f"{words}\n" if words else "", {})


def _is_attachment(part: EmailMessage) -> bool:
    named = part.get_filename() is not None and part.get_content_maintype() != "image"
    return named or (part.get_content_disposition() == "attachment" and part.get_content_maintype() != "image")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (MessageError, ValueError, IndexError, TypeError, AttributeError):  # headers made to break the parser
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _date(message: EmailMessage) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_header(message, "Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _looks(head: bytes) -> bool:
    found = _HEADERS.match(head)
    return found is not None and len(_TELLING.findall(found[0])) >= 2


FORMAT = Format(
    name=InputFormat.EMAIL,
    means="e-mails (EML)",
    read=read,
    suffixes=(".eml",),
    media_types=("message/rfc822",),
    likely=_looks,
)
