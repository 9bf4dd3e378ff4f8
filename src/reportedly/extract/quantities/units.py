"""What a number counts: the noun behind it, and what sort of thing that is."""

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc, Token

from ...knowledge.tables import table
from ...model import QuantityKind
from .bounds import phrase_after
from .figure import Figure
from .numeral import Form

SIZES = ("mass", "length", "other_measure", "money")
_SORTS = ("person", "fighter", "force", "weapon", "family", "harm", *SIZES)
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "HYPH", "POS", "``", "''", "NNP", "FW", "AFX"}
_DETERMINERS = {
    "the",
    "its",
    "their",
    "these",
    "those",
    "his",
    "her",
    "our",
    "such",
    "all",
    "other",
    "more",
    "additional",
    "further",
}


@cache
def sorts() -> Mapping[str, str]:
    """The class of every noun in the table of units."""
    units = table("lexicons/units")
    return {word.lower(): sort for sort in reversed(_SORTS) for word in units[sort]["words"]}


@cache
def words_of(name: str) -> frozenset[str]:
    """One word list of the table of units."""
    return frozenset(table("lexicons/units")[name]["words"])


_TIED = re.compile(r"[-‑]([A-Za-z]{2,})")


def find_unit(figure: Figure) -> bool:
    """Set the figure's noun, unit, sort and kind; false where a hyphen ties the number to something that is no unit."""
    doc = figure.passage.doc
    if figure.currency:
        _set_size(
            figure,
            table("lexicons/units")["money"]["signs"].get(figure.currency.replace(" ", ""), figure.currency),
            "money",
        )
        _find_rate(figure)
        return True
    tied = _TIED.match(figure.passage.text, figure.end)
    if tied and not figure.percent:
        return _tied(figure, tied[1].lower())
    _scan(figure, doc)
    if figure.percent or figure.form is Form.FRACTION:
        figure.kind = QuantityKind.SHARE
        share = "percent" if figure.percent else None
        figure.unit = (
            " of ".join(filter(None, (share, figure.unit if figure.noun and _of_follows(doc, figure) else None)))
            or None
        )
        figure.sort = None
    elif figure.sort in SIZES and figure.sort:
        _set_size(figure, figure.unit or "", figure.sort)
        _find_stuff(figure)
    _find_rate(figure)
    return True


def _of_follows(doc: Doc, figure: Figure) -> bool:
    at = figure.last.i + 1
    return at < len(doc) and (doc[at].lower_ == "of" or figure.form is Form.FRACTION)


def _set_size(figure: Figure, unit: str, sort: str) -> None:
    figure.kind, figure.unit, figure.sort = QuantityKind.SIZE, unit or None, sort


def _tied(figure: Figure, word: str) -> bool:
    """ "a 3,000-strong force", "a 500-pound bomb"; "a two-state solution" counts nothing."""
    strong = table("lexicons/units")["people_strong"]["words"]
    sort = sorts().get(word)
    if word in strong:
        figure.unit, figure.sort = strong[word], "person"
        return True
    if sort in SIZES and sort and len(word) > 1 and word != "in":
        _set_size(figure, word, sort)
        return True
    return word in ("plus", "odd", "some")


def _scan(figure: Figure, doc: Doc) -> None:
    """Walk right from the number over adjectives, names and participles to the last noun of the run."""
    at = figure.last.i + 1
    behind = phrase_after(doc, at)
    at = behind[0].i + 1 if behind else at
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
    while at < len(doc) and doc[at].lower_ in _DETERMINERS:
        at += 1
    glued = glued_unit(figure)
    if glued:
        figure.unit, figure.sort = glued, sorts()[glued.lower()]
        if at < len(doc) and doc[at].idx == figure.end:
            figure.noun, figure.nouns = doc[at], [doc[at]]
        return
    run: list[Token] = []
    while at < len(doc) and _in_run(doc, at, run):
        run.append(doc[at])
        at += 1
    nouns = [t for t in run if t.tag_ in ("NN", "NNS", "NNPS") or t.lower_ in sorts()]
    while nouns and nouns[-1].lower_ in ("today", "yesterday", "tonight", "tomorrow", "overnight"):
        nouns.pop()
    if len(nouns) == 1 and nouns[0].lower_ in _said_of_persons():
        nouns.pop()  # "11 million displaced by the war", "300 wounded": no noun of its own
    if nouns:
        figure.noun, figure.nouns = nouns[-1], run[: run.index(nouns[-1]) + 1]
        figure.unit, figure.sort = _name(figure.nouns), sorts().get(nouns[-1].lower_)
        if len(figure.nouns) > 1 and sorts().get(figure.nouns[0].lower_) in SIZES:
            figure.noun, figure.nouns = run[0], run[:1]
            figure.unit, figure.sort = run[0].text, sorts()[run[0].lower_]


@cache
def _said_of_persons() -> frozenset[str]:
    rows = table("lexicons/measures")
    return frozenset(word for key in ("killed", "wounded", "missing", "displaced") for word in rows[key]["done"])


@cache
def _glued() -> re.Pattern[str]:
    words = sorted(words_of("glued"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


def glued_unit(figure: Figure) -> str | None:
    """ "155mm", "30m", "640bhp": a unit that sticks to the digits, whatever the tagger makes of it."""
    found = _glued().match(figure.passage.text, figure.end)
    return found[0] if found else None


def is_sized(figure: Figure) -> bool:
    """Whether a unit of size stands behind the number: "a 550 megawatt plant"."""
    doc, at = figure.passage.doc, figure.last.i + 1
    return glued_unit(figure) is not None or (
        at < len(doc) and sorts().get(doc[at].lower_) in SIZES and doc[at].lower_ != "in"
    )


def _in_run(doc: Doc, at: int, run: list[Token]) -> bool:
    """Whether the token still belongs to the noun phrase that `run` began."""
    token, before = doc[at], run[-1] if run else None
    if before is not None and before.tag_ in ("NNS", "NNPS"):
        return token.tag_ == "NNS" and token.dep_ != "ROOT" and before.dep_ == "compound"
    if token.tag_ in ("NN", "NNS", "NNPS") or _is_known_noun(token):
        return token.lower_ not in ("percent", "cent")
    if token.tag_ in _MODIFIERS:
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


def _name(run: list[Token]) -> str:
    """The noun with the nouns before it that belong to it: "border guard recruits", without names."""
    kept: list[Token] = [run[-1]]
    classifying = words_of("classifying")
    people = run[-1].tag_ == "NNPS"  # "North Koreans" without "North" are others
    for token in reversed(run[:-1]):
        if token.tag_ in ("NN", "NNS") or token.lower_ in classifying or (people and token.tag_ == "NNP"):
            kept.insert(0, token)
        else:
            break
    return " ".join(t.text for t in kept)


def _find_stuff(figure: Figure) -> None:
    """ "27 tons of ammunition": the stuff belongs to the unit."""
    doc = figure.passage.doc
    at = figure.after
    if at + 1 < len(doc) and doc[at].lower_ == "of" and figure.unit:
        stuff = [t for t in doc[at + 1 : at + 5] if t.tag_ in ("NN", "NNS") and t.head.i >= at]
        if stuff and stuff[0].i <= at + 3:
            figure.unit = f"{figure.unit} of {stuff[0].text}"


def _find_rate(figure: Figure) -> None:
    """ "300 shells a day", "200 daily raids"."""
    doc, at = figure.passage.doc, figure.after
    words = [t.lower_ for t in doc[at : at + 2]]
    per = words_of("per")
    if len(words) == 2 and words[0] in ("a", "an", "per", "each", "every", "/") and words[1] in per:
        figure.kind = QuantityKind.RATE
        if figure.sort in SIZES or figure.percent:
            figure.unit = f"{figure.unit} per {words[1]}"
    elif figure.kind is QuantityKind.COUNT and (
        any(t.lower_ in ("daily", "weekly", "monthly") for t in figure.nouns)
        or words[:1] in (["daily"], ["monthly"], ["annually"])
    ):
        figure.kind = QuantityKind.RATE
