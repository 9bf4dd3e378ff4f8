"""One key for the many spellings of a name: El-Fasher, al-Fasher and El Fasher are one."""

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "İ": "i", "ə": "a", "Ə": "a", "ħ": "h",
        "Ħ": "h",
    }
    | dict.fromkeys("'’‘ʼʻʽʾʿ`´′ʹ.·", "")
    | dict.fromkeys("-‐‑‒–—−/_\u00a0,", " ")
)  # fmt: skip
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLES = {"el", "ul"}
_BEFORE_SUN_LETTERS = {
    "ash": "sh", "ad": "d", "ar": "r", "as": "s", "at": "t", "an": "n", "az": "z", "adh": "dh", "ath": "th",
    "es": "s", "ed": "d", "er": "r", "et": "t", "en": "n", "ez": "z", "esh": "sh",
}  # fmt: skip
_NOT_WORD = re.compile(r"[^\w\s]")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """How a name is kept and looked up: no case, diacritics, apostrophes or hyphens; the article is "al".

    "Ash-Shaddadi" and "al-Shaddadi" are both "al shaddadi": the article before a sun letter is written either way.
    The empty string where nothing of the name is left.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_PLAIN)
    words = [_SHORT.get(word, word) for word in _NOT_WORD.sub(" ", plain).split()]
    for at, word in enumerate(words[:-1]):
        if word in _ARTICLES or (word in _BEFORE_SUN_LETTERS and words[at + 1].startswith(_BEFORE_SUN_LETTERS[word])):
            words[at] = "al"
    return " ".join(words)
