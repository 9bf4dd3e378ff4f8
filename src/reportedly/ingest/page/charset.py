"""Bytes of the web become characters: declared one way, meant another, and never guessed without a word."""

import codecs
import re
from typing import NamedTuple

from ...errors import UnreadableInput
from ...model import Note
from ..decode import decode_windows

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})", re.IGNORECASE)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gbk",
}
_MOJIBAKE = re.compile("[ÃÂâÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_MOST_BROKEN = 0.002


class Characters(NamedTuple):
    """A text and what to know of its characters."""

    text: str
    notes: tuple[Note, ...]


def characters(data: bytes, name: str, *, declared: str | None = None) -> Characters:
    """The characters of a page. `declared` is what the server says; what the page says of itself comes after it.

    UTF-8 that decodes is UTF-8, whatever is declared. Else the declared encoding holds where it decodes and yields
    letters in their places; else Windows-1252 where nothing speaks against it.

    Raises:
        UnreadableInput: no encoding fits.
    """
    text, notes = _decoded(data, name, [d for d in (declared, _within(data)) if d])
    if _MOJIBAKE.search(text):
        return _mended(text, notes)
    return Characters(text, (*notes, Note.GARBLED) if "\ufffd" in text else notes)


def _decoded(data: bytes, name: str, declared: list[str]) -> Characters:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Characters(data.decode(encoding, "replace"), ())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf_8(data, name, declared)
    other = any(_codec(label) not in ("utf-8", None) for label in declared)
    return Characters(text, (Note.CHARSET,) if other and not text.isascii() else ())


def _not_utf_8(data: bytes, name: str, declared: list[str]) -> Characters:
    for label in declared:
        codec = _codec(label)
        if codec in (None, "utf-8"):
            continue
        try:
            return Characters(data.decode(codec), ())
        except (UnicodeDecodeError, LookupError):
            continue
    almost = data.decode("utf-8", "replace")
    if almost.count("\ufffd") <= max(1, len(almost) * _MOST_BROKEN) and not almost.replace("\ufffd", "").isascii():
        return Characters(almost, ())
    return _told_by_the_bytes(data, name, declared=bool(declared))


def _told_by_the_bytes(data: bytes, name: str, *, declared: bool) -> Characters:
    try:
        return Characters(decode_windows(data, name), (Note.CHARSET,) if declared else ())
    except UnreadableInput:
        guess = _guess(data)
        if guess is None:
            raise
        return Characters(guess, (Note.CHARSET,))


def _guess(data: bytes) -> str | None:
    """What charset-normalizer is sure of: one encoding in which the letters make words of a language, and no noise."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, steps=10, chunk_size=1024, threshold=0.05, preemptive_behaviour=False).best()
    return str(best) if best is not None and best.percent_coherence >= 60 else None


def _within(data: bytes) -> str | None:
    found = _META.search(data, 0, 4096) or _XML.match(data)
    return found[1].decode("ascii") if found else None


def _codec(label: str) -> str | None:
    """Python's name for a declared encoding, as browsers understand it; null for one that makes no characters."""
    label = label.strip().lower().replace("_", "-")
    label = _AS_BROWSERS_DO.get(label, label)
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding else None


def _mended(text: str, notes: tuple[Note, ...]) -> Characters:
    """UTF-8 that was read as Windows-1252 and stored so, turned back."""
    from ftfy import fix_encoding

    mended = fix_encoding(text)
    if _MOJIBAKE.search(mended):
        return Characters(mended, (*notes, Note.GARBLED))
    return Characters(mended, (*notes, Note.MENDED) if mended != text else notes)
