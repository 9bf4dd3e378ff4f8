"""In which language a text is, so that none is read wrongly; unsure is an answer.

Two witnesses must agree before a text is called foreign: a classifier (py3langid) that rules English out, and a lack of
the small words of English. A name-ridden English line ("Zelenskyy, Syrskyi, Budanov in Kharkiv") fools
the first and not both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..knowledge.tables import table
from ..model import Block, Paragraph

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNDETERMINED = "und"
"""Surely not English, and not sure what."""

_FEWEST_WORDS = 6
_NO_ENGLISH = 0.02
_SURE = 0.95
_SHORTEST = 30
"""Letters; of fewer, the classifier's word is worth little."""
_SAMPLE = 3_000
_ENOUGH_SMALL_WORDS = 0.15
_ALMOST_NONE = 0.07
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The main language (null: unsure), the blocks with foreign paragraphs marked, and whether they are mixed."""

    language: str | None
    paragraphs: tuple[Paragraph, ...]
    mixed: bool


def languages(text: str, paragraphs: Sequence[Paragraph], *, hint: str | None = None) -> Tongue:
    """Mark the paragraphs that are surely not in English.

    A paragraph too short to judge goes with the rest of its report. `hint` is what the markup says; it breaks no tie
    but that of a text of which nothing else can be told.
    """
    running = [i for i, paragraph in enumerate(paragraphs) if paragraph.kind is Block.PARAGRAPH]
    words = [text[slice(*paragraphs[i].span)] for i in running]
    found = [language_of(part) for part in words]
    weights: dict[str, int] = {}
    for language, part in zip(found, words, strict=True):
        if language is not None:
            weights[language] = weights.get(language, 0) + len(part)
    main = max(weights, key=weights.__getitem__) if weights else _of_all(words, hint)
    foreign = {i for i, language in zip(running, found, strict=True) if (language or main or ENGLISH) != ENGLISH}
    marked = tuple(Paragraph(kind=Block.FOREIGN, span=p.span) if i in foreign else p for i, p in enumerate(paragraphs))
    return Tongue(None if main == UNDETERMINED else main, marked, mixed=0 < len(foreign) < len(running))


def _of_all(words: Sequence[str], hint: str | None) -> str | None:
    """Of paragraphs that are each too short: what they say together, or what the markup says and nothing denies."""
    together = " ".join(words)[:_SAMPLE]
    language = language_of(together)
    if language is None and hint and not _small_words(together)[0]:
        return hint[:2].lower()
    return language


def language_of(words: str) -> str | None:
    """The language of some words as ISO 639-1, `und` where it is surely not English, null where it cannot be told."""
    letters = sum(map(str.isalpha, words))
    if letters and sum(map(_is_latin, words)) < letters / 2:
        language, probability = _classifier().classify(words)
        return str(language) if probability >= _SURE and language != ENGLISH else UNDETERMINED
    share, count = _small_words(words)
    if count >= _FEWEST_WORDS and share >= _ENOUGH_SMALL_WORDS:
        return ENGLISH
    common = _without_names(words)
    if sum(map(str.isalpha, common)) < _SHORTEST:
        return None
    ranked = dict(_classifier().rank(common))
    language = max(ranked, key=ranked.__getitem__)
    if language == ENGLISH:
        return ENGLISH if ranked[language] >= _SURE else None
    if ranked[ENGLISH] > _NO_ENGLISH or share > _ALMOST_NONE or count < _FEWEST_WORDS:
        return None
    return str(language) if ranked[language] >= _SURE else UNDETERMINED


def _without_names(words: str) -> str:
    """The words in small letters; of a text in capitals, all of them."""
    if words.isupper():
        return words.lower()
    return " ".join(word for word in words.split() if not any(map(str.isupper, word)))


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")


def _small_words(words: str) -> tuple[float, int]:
    """The share of the small words of English among all words, and how many there are."""
    found = [word.casefold() for word in _WORD.findall(words)]
    small = sum(word in _english() for word in found)
    return (small / len(found) if found else 0.0), len(found)


@cache
def _english() -> frozenset[str]:
    return frozenset(table("lexicons/languages")["english"]["words"])


@cache
def _classifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(table("lexicons/languages")["told_apart"]["codes"])
    return identifier
