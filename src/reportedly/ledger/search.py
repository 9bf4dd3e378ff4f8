"""A person's words become a full-text query that cannot be malformed."""

import re
import unicodedata

_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


def match_expression(words: str, columns: tuple[str, ...]) -> str | None:
    """An FTS5 expression that asks for all of `words` in `columns`; null where there is no word in them.

    `Kursk "North Korean" deploy*` asks for Kursk, the two words side by side, and a word that begins with deploy.
    """
    sound = words.encode("utf-8", "replace").decode().replace("\0", " ")
    terms = []
    for quoted, star, plain in _TERM.findall(sound):
        term = quoted or plain
        if _has_token(term):
            terms.append(f'"{term.rstrip("*")}"' + ("*" if star or plain.endswith("*") else ""))
    return f"{{{' '.join(columns)}}} : ({' AND '.join(terms)})" if terms else None


def phrase_expression(words: str, column: str) -> str | None:
    """An FTS5 expression that asks for `words` side by side in `column`."""
    return match_expression(f'"{words.replace(chr(34), " ")}"', (column,))


def _has_token(term: str) -> bool:
    """Whether SQLite's unicode61 tokenizer finds a token in it: letters, numbers and private-use characters."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in term)
