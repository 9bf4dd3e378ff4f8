"""Report text made harmless for a screen: what is invisible or steers a terminal is shown, not obeyed."""

import unicodedata

_KEPT = frozenset("\u200c\u200d\u00ad")
"""Joiners that Persian and Hindi words need, and the soft hyphen: they show nothing and steer nothing."""

_STEERING = (
    frozenset(
        chr(code)
        for first, last in (
            (0x061C, 0x061C),  # Arabic letter mark
            (0x180E, 0x180E),
            (0x200B, 0x200F),  # zero widths, directional marks
            (0x202A, 0x202E),  # bidirectional embeddings and overrides
            (0x2060, 0x206F),  # isolates, invisible operators
            (0xFEFF, 0xFEFF),
            (0xFFF9, 0xFFFB),
            (0xE0000, 0xE007F),  # tags
        )
        for code in range(first, last + 1)
    )
    - _KEPT
)


def harmless(text: str) -> str:
    """`text` on one line, with control characters, escapes and directional overrides replaced by visible signs.

    An escape becomes "␛", a right-to-left override "<U+202E>"; runs of white space become one space.
    """
    if not text.isprintable():
        text = "".join(_shown(character) for character in text)
    return " ".join(text.split())


def _shown(character: str) -> str:
    if character in "\n\r\t\v\f\u2028\u2029\x85":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character in _STEERING or unicodedata.category(character) in ("Cc", "Cs"):
        return f"<U+{code:04X}>"
    return character


def visible(text: str) -> str:
    """`text` with its lines and spaces kept, and whatever else is invisible or steers shown as `harmless` shows it."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else _shown(character) for character in text)
