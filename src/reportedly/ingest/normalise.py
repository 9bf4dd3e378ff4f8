"""The one normalisation of a text; every span of every claim counts in what comes out of here."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u2028\u2029]")

_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_MISREAD = {code: character for code in range(0x80, 0xA0) if (character := bytes([code]).decode("cp1252", "ignore"))}
"""U+0080 to U+009F never stand in prose on purpose: they are Windows-1252 read as Latin-1, and HTML reads them back the
same way ("\\x93We hold the town\\x94" has quotation marks). The five that Windows-1252 leaves open become spaces."""

_CHARACTERS = str.maketrans(_CONTROLS | _MISREAD)


def normalise(text: str) -> str:
    """NFC, `\\n` line ends, no byte-order mark, no control characters, no lone surrogates.

    A text that is normalised already comes back as it is: nothing is stripped or re-wrapped.
    """
    text = _paired(text).lstrip("\ufeff")
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_CHARACTERS))


def one_line(text: str | None) -> str | None:
    """A title or a name: normalised, on one line; null where nothing is left."""
    return " ".join(normalise(text).split()) or None if text else None


def _paired(text: str) -> str:
    """Surrogates of a Python string joined where they make a character, else replaced by U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
