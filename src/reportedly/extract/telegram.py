"""Text set in capitals put into ordinary letters for the parser; the report itself keeps its own, letter for letter.

Telegrams, teletypes and some digests tell no name from a noun, and a parser takes every word for a name. Of each word
we ask whether a dictionary has it (then it is small), whether a table of names has it, whether it is an acronym. The
text keeps its length: every offset means the same in both.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from ..knowledge.countries import nation
from ..knowledge.forces import collective_nouns
from ..knowledge.gazetteer import Gazetteer
from ..knowledge.organisations import organisation
from ..knowledge.tables import table
from .event_lexicon import event_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?][\"'”’)\]]*\s+|[:;]\s+\"|\n\s*\n)\W*$")
_DEFINED = re.compile(r"((?:[^\W\d_]+['’]?s?[\s-]+){2,8})[\[(]([A-Z]{2,8})[\])]")
_EXPLAINED = re.compile(r"\b([A-Z]{2,8})\s*[\[(]((?:[^\W\d_]+['’]?s?[\s-]+){1,8}[^\W\d_]+)[\])]")
_MONTHS = "MAY|MARCH|MAR|JAN|FEB|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC"
_MONTH = re.compile(rf"\b(?:{_MONTHS})(?=\.?\s+\d)|(?<=\d\s)(?:{_MONTHS})\b")
_LINKING = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "del", "la", "y"})
_LEAST_LETTERS = 30
_LEAST_SHARE = 0.9
_LONGEST_NAME = 6
_LONGEST_ACRONYM = 6
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_KNOWN_PLACE = 50_000
"""People; a smaller place is no reason to take a dictionary's word for a name."""


def is_in_capitals(text: str) -> bool:
    """Whether a paragraph is set in capitals; a few letters ("IDF", a headline's acronym) tell nothing."""
    letters = [c for c in text if c.isalpha() and (c.isupper() or c.islower())]
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= _LEAST_SHARE * len(letters)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words that a parser's lemmatiser knows, and the places of a gazetteer."""

    lemmas: frozenset[str]
    gazetteer: Gazetteer | None

    @classmethod
    def of(cls, language: Language, gazetteer: Gazetteer | None) -> "Dictionary":
        """The dictionary of a pipeline; an empty one where its lemmatiser has none, and nothing is set anew then."""
        return cls(_lemmas(language), gazetteer)

    def has(self, word: str) -> bool:
        """Whether it is an ordinary word, as it stands or bent: "garrisons", "bombing"."""
        if word in self.lemmas or word in _words("small"):
            return True
        return any(
            word.endswith(ending) and word.removesuffix(ending) + instead in self.lemmas for ending, instead in _ENDINGS
        )

    def is_place(self, name: str) -> bool:
        """Whether the gazetteer has a place that a stranger would know."""
        if self.gazetteer is None:
            return False
        found = self.gazetteer.lookup(name)
        return any(not c.word and (c.population >= _KNOWN_PLACE or c.written) for c in found if c.primary)


@cache
def _lemmas(language: Language) -> frozenset[str]:
    """Lemmas and irregular forms of the parser's own dictionary, and the words of war that it is too old for."""
    lemmatizer = language.get_pipe("lemmatizer") if "lemmatizer" in language.pipe_names else None
    if not isinstance(lemmatizer, Lemmatizer):
        return frozenset()
    lookups = lemmatizer.lookups
    found = set(language.Defaults.stop_words)
    for name in ("lemma_index", "lemma_exc"):
        if lookups.has_table(name):
            strings = language.vocab.strings
            for words in lookups.get_table(name).values():
                found.update(w if isinstance(w, str) else strings[w] for w in words)
    return frozenset(found | event_lexicon().words | collective_nouns())


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("lexicons/telegram")[section]["words"])


def in_ordinary_letters(text: str, dictionary: Dictionary) -> str:
    """The text as a newspaper would set it, as long as before; line ends inside become blanks."""
    if not dictionary.lemmas:
        return text
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    names = dict(_spelled_out(text, words))
    names.update(_known_names(text, words, dictionary))
    letters = list(text.replace("\n", " "))
    for n, (start, end) in enumerate(words):
        before = text[words[n - 1][0] : words[n - 1][1]].lower().rstrip(".") if n else ""
        word = text[start:end]
        set_word = names.get(start) or _set(word, before, dictionary)
        if _BEGINS.search(text[max(0, start - 12) : start] if start > 12 else text[:start]):
            set_word = word[:1] + set_word[1:]
        if len(set_word) == end - start:
            letters[start:end] = set_word
    return "".join(letters)


def _set(word: str, before: str, dictionary: Dictionary) -> str:
    """One word: small, with a capital, or as it is."""
    small = word.lower()
    if small == "i":
        return "I"
    bare = small.removesuffix("'s").removesuffix("’s")
    if bare in _words("names") or (before in _words("titles") and not _is_function(bare)):
        return _capital(word)
    if dictionary.has(bare) or all(dictionary.has(part) for part in bare.split("-")):
        return small
    if _is_acronym(word):
        return word
    return _capital(word)


def _is_function(word: str) -> bool:
    """Whether no surname: "GENERAL SECRETARY SAID", "MINISTER UNTIL MAY"."""
    return word in STOP_WORDS or word in _words("titles") or word in _words("after_titles") or len(word) < 3


def _is_acronym(word: str) -> bool:
    """ "FMLN", "M-16", "U.N.": no vowel, or points inside."""
    return "." in word or (len(word) <= 5 and not any(v in word for v in "AEIOU"))


def _capital(word: str) -> str:
    """ "O'BRIEN" becomes "O'Brien", "AL-BASHIR" "Al-Bashir", "ISRAEL'S" "Israel's"."""
    pieces = re.split(r"(['’.-])", word)
    shaped = [p if len(p) == 1 and not p.isalpha() else p[:1] + p[1:].lower() for p in pieces]
    if len(shaped) > 2 and shaped[-2] in "'’" and shaped[-1] == "S":
        shaped[-1] = "s"
    return "".join(shaped)


def _spelled_out(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Names whose acronym stands behind them: "ARMY OF NATIONAL LIBERATION [ELN]"; acronyms in brackets stay."""
    for match in re.finditer(r"[\[(]([A-Z]{2,8})[\])]", text):
        if match.end(1) - match.start(1) <= 5:
            yield match.start(1), match.group(1)
    for match in _MONTH.finditer(text):
        yield match.start(), _capital(match.group())
    for pattern, acronym, name in ((_DEFINED, 2, 1), (_EXPLAINED, 1, 2)):
        for match in pattern.finditer(text):
            run = [(s, e) for s, e in words if match.start(name) <= s and e <= match.end(name)]
            count = _initialled([text[s:e] for s, e in run], match.group(acronym))
            if count:
                yield match.start(acronym), match.group(acronym)
            for start, end in run[len(run) - count :] if count else ():
                yield start, _linked(text[start:end])


def _initialled(words: list[str], acronym: str) -> int:
    """How many of the last words the acronym's letters begin, in whatever order a translation put them; 0 for none."""
    for count in range(2, len(words) + 1):
        initials = sorted(w[0] for w in words[-count:] if w.lower() not in _LINKING)
        if words[-count].lower() not in _LINKING and initials == sorted(acronym):
            return count
    return 0


def _known_names(text: str, words: list[tuple[int, int]], dictionary: Dictionary) -> Mapping[int, str]:
    """Names of the tables, the longest first: "SAN SALVADOR", "NATIONAL LIBERATION ARMY"."""
    found: dict[int, str] = {}
    n = 0
    while n < len(words):
        for count in range(min(_LONGEST_NAME, len(words) - n), 0, -1):
            run = words[n : n + count]
            phrase = " ".join(text[run[0][0] : run[-1][1]].split())
            if len(phrase) != run[-1][1] - run[0][0] or not _is_name(phrase, count, dictionary):
                continue
            for (start, _), word in zip(run, _as_written([text[s:e] for s, e in run]), strict=True):
                found[start] = word
            n += count
            break
        else:
            n += 1
    return found


def _as_written(words: list[str]) -> list[str]:
    """The words of a name as the tables write them: "NATO" is "Nato", "FARC DISSIDENTS" "FARC dissidents"."""
    if len(words) == 1:
        short = _is_body(words[0]) and organisation(_capital(words[0])) is None
        return words if short or "." in words[0] else [_linked(words[0])]
    if not any(_is_body(w) for w in words):
        return [w if "." in w else _linked(w) for w in words]
    loose = [w if _is_body(w) or "." in w else w.lower() for w in words]
    return loose if organisation(" ".join(loose)) else [w if _is_body(w) or "." in w else _linked(w) for w in words]


def _is_body(word: str) -> bool:
    """ "NATO", "CIA", "ELN": dictionaries have them too, in small letters; not "WHO", "PLAN"."""
    return len(word) <= _LONGEST_ACRONYM and organisation(word) is not None and word.lower() not in _words("ordinary")


def _linked(word: str) -> str:
    """A word of a name: "Army of National Liberation"."""
    return word.lower() if word.lower() in _LINKING else _capital(word)


def _is_name(phrase: str, count: int, dictionary: Dictionary) -> bool:
    if phrase[:4] in ("THE ", "AND ", "OF") or phrase[-4:] in (" THE", " AND"):
        return False
    shaped = " ".join(_linked(w) for w in phrase.split())
    if count == 1 and (_is_body(phrase) or len(phrase) < 3 or phrase.lower() in _LINKING):
        return _is_body(phrase)
    if organisation(phrase) is not None or organisation(shaped) is not None:
        return count > 1 or not dictionary.has(phrase.lower())
    if nation(shaped) is not None:
        return True
    if count > 1 and all(dictionary.has(w.lower()) for w in phrase.split()):
        return False
    return count <= 3 and dictionary.is_place(shaped)
