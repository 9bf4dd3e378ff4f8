"""The noun phrase behind a number, and what the thing counted is called."""

import re
from itertools import takewhile

from spacy.tokens import Doc, Token

from .sorts import SIZES, sorts, words_of

_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "HYPH", "POS", "``", "''", "NNP", "FW", "AFX"}
_PLURAL_NAME = re.compile(r"[\w-]*(?:\d|[A-Z])s")
_TODAY = frozenset({"today", "yesterday", "tonight", "tomorrow", "overnight"})


def is_noun(token: Token) -> bool:
    """Nouns, plurals of designations ("Mirage-2000s") and the nouns of our table, whatever the tagger makes of them."""
    plural_name = token.tag_ in ("NNP", "CD") and _PLURAL_NAME.fullmatch(token.text) is not None
    return token.tag_ in ("NN", "NNS", "NNPS") or token.lower_ in sorts() or plural_name


def noun_run(doc: Doc, at: int) -> list[Token]:
    """The tokens from `at` over adjectives, names and participles to the last noun of the run; none without a noun."""
    run: list[Token] = []
    while at < len(doc):
        end = _word_end(doc, at)
        if not run and _is_calibre(doc, at, end):
            at = end + (2 if end == at else 1)
        elif (end > at and _starts_word(run)) or _in_run(doc, at, run):
            run += doc[at : end + 1]
            at = end + 1
        else:
            break
    nouns = [t for t in run if is_noun(t)]
    while nouns and nouns[-1].lower_ in _TODAY:
        nouns.pop()
    return run[: run.index(nouns[-1]) + 1] if nouns else []


def _word_end(doc: Doc, at: int) -> int:
    """The last token of the word that begins at `at`: "pick-ups", "hit-and-run" are one."""
    end = at
    while (
        end + 2 < len(doc)
        and doc[end + 1].text in ("-", "‑")
        and not (doc[end].whitespace_ or doc[end + 1].whitespace_)
    ):
        end += 2
    return end


def _starts_word(run: list[Token]) -> bool:
    return not run or run[-1].tag_ not in ("NNS", "NNPS")


def _is_calibre(doc: Doc, at: int, end: int) -> bool:
    """ "forty 155 mm rounds", "two 500-kg bombs": the size of what is counted."""
    unit = end if end > at else at + 1
    return doc[at].tag_ == "CD" and unit + 1 < len(doc) and sorts().get(doc[unit].lower_) in SIZES[:2]


def _in_run(doc: Doc, at: int, run: list[Token]) -> bool:
    """Whether the token still belongs to the noun phrase that `run` began."""
    token, before = doc[at], run[-1] if run else None
    if before is not None and before.tag_ in ("NNS", "NNPS"):
        return token.tag_ == "NNS" and token.dep_ != "ROOT" and before.dep_ == "compound"
    if token.tag_ == "CD":
        return not token.text.isdecimal() and token.text[-1].isalpha() and token.text[0].isupper()  # "four T-90M tanks"
    if token.tag_ in ("NN", "NNS", "NNPS") or _is_known_noun(token):
        return token.lower_ not in ("percent", "cent")
    if token.tag_ in _MODIFIERS or (token.tag_ in ("VBD", "VB") and token.dep_ == "amod"):
        predicate = before is not None and before.tag_ == "NN" and token.tag_ in ("VBN", "JJ", "JJR")
        return not predicate and token.lower_ != "including"
    return at + 1 < len(doc) and _leads_on(token, doc[at + 1], before)


_ALIKE = {("JJ", "JJ"), ("JJ", "VBN")}
_JOINED = {("VBN", "VBN"), ("NNP", "NNP"), ("JJ", "NNP"), ("NNP", "JJ"), ("VBN", "JJ")}


def _is_known_noun(token: Token) -> bool:
    return token.lower_ in sorts() and not token.is_punct and token.pos_ not in ("ADP", "VERB", "ADV")


def _leads_on(token: Token, following: Token, before: Token | None) -> bool:
    """ "fleeing civilians", "heavily armed fighters", "Russian and Syrian soldiers"."""
    if token.tag_ == "VBG":
        return token.lower_ not in ("including", "being") and following.tag_ in ("NN", "NNS", "JJ")
    if token.tag_ in ("RB", "RBR"):
        return following.tag_ in ("JJ", "VBN") and following.dep_ == "amod"
    if before is None or (token.tag_ != "CC" and token.text not in (",", "/")):
        return False
    pair = (before.tag_, following.tag_)
    near = pair in _ALIKE or (token.tag_ == "CC" and pair in _JOINED)
    return near and any(t.tag_ in ("NNS", "NN") for t in token.doc[following.i + 1 : following.i + 3])


def name_of(run: list[Token]) -> str:
    """The noun with the nouns before it that belong to it: "border guard recruits", without names."""
    people = run[-1].tag_ == "NNPS"  # "North Koreans" without "North" are others

    def belongs(token: Token) -> bool:
        named = people and token.tag_ == "NNP"
        return not token.whitespace_ or token.tag_ in ("NN", "NNS") or token.lower_ in words_of("classifying") or named

    kept = list(takewhile(belongs, reversed(run[:-1])))
    first = kept[-1] if kept else run[-1]
    return run[-1].doc[first.i : run[-1].i + 1].text
