"""A person's words become terms of a full-text query, the same on every database."""

import re
import unicodedata
from typing import NamedTuple

_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


class Term(NamedTuple):
    """Words that stand side by side; the last one is the beginning of a word where `begins` says so."""

    words: str
    begins: bool = False


def terms_in(words: str) -> tuple[Term, ...]:
    """What is asked for; all terms must be found. None where there is no word in them.

    `Kursk "North Korean" deploy*` asks for Kursk, the two words side by side, and a word that begins with deploy.
    """
    sound = words.encode("utf-8", "replace").decode().replace("\0", " ")
    found = []
    for quoted, star, plain in _TERM.findall(sound):
        term = quoted or plain
        if _has_token(term):
            found.append(Term(term.rstrip("*"), bool(star or plain.endswith("*"))))
    return tuple(found)


def phrase(words: str) -> tuple[Term, ...]:
    """The words side by side."""
    return terms_in(f'"{words.replace(chr(34), " ")}"')


def _has_token(term: str) -> bool:
    """Whether SQLite's unicode61 tokenizer finds a token in it: letters, numbers and private-use characters."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in term)
