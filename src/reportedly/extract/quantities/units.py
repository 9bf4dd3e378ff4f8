"""What a number counts: the noun behind it, and what sort of thing that is."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from ...knowledge.tables import table
from ...model import QuantityKind
from .bounds import phrase_after
from .figure import Figure
from .nouns import is_noun, name_of, noun_run
from .numeral import Form
from .sorts import SIZES, are_people, sort_of, sorts, words_of

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


_TIED = re.compile(r"[-‑]([A-Za-z]{2,})")
_BOUNDING = frozenset({"plus", "odd", "some"})


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
    if tied and not figure.percent and tied[1].lower() not in _BOUNDING:
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
    return False


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
    run = noun_run(doc, _part_noun(doc, at))
    if len([t for t in run if is_noun(t)]) == 1 and run[-1].lower_ in _said_of_persons():
        return  # "11 million displaced by the war", "300 wounded": no noun of its own
    if len(run) > 1 and sorts().get(run[0].lower_) in SIZES:
        run = run[:1]
    if not run and at < len(doc) and are_people(doc[at]):
        run = [doc[at]]
    if not run and (noun := _complement(figure)):
        figure.complement, figure.unit, figure.sort = noun, noun.text, sorts().get(noun.lower_)
    if run:
        figure.noun, figure.nouns = run[-1], run
        figure.unit = name_of(run)
        figure.sort = sort_of(run[-1])


def _part_noun(doc: Doc, at: int) -> int:
    """ "43 were hurt, five of them children": where the noun of a part begins, else `at` as it is."""
    if [t.lower_ for t in doc[at - 1 : at]] != ["of"] or at + 1 >= len(doc) or doc[at].lower_ not in ("them", "whom"):
        return at
    begin = at + 2 if doc[at + 1].lower_ in ("a", "an") else at + 1
    return begin if begin < len(doc) and is_noun(doc[begin]) and doc[begin].dep_ not in ("nsubj", "nsubjpass") else at


def _complement(figure: Figure) -> Token | None:
    """ "40 were pupils": the noun that says what a bare number counts."""
    doc, at = figure.passage.doc, figure.last.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in ("were", "are") or doc[at + 1].tag_ != "NNS":
        return None
    return doc[at + 1]


@cache
def _said_of_persons() -> frozenset[str]:
    rows = table("lexicons/measures")
    return frozenset(word for key in ("killed", "wounded", "missing", "displaced") for word in rows[key]["done"])


@cache
def _glued() -> re.Pattern[str]:
    words = sorted(words_of("glued"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


def glued_unit(figure: Figure) -> str | None:
    """ "155mm", "30m", "580hp": a unit that sticks to the digits, whatever the tagger makes of it."""
    found = _glued().match(figure.passage.text, figure.end)
    return found[0] if found else None


def is_sized(figure: Figure) -> bool:
    """Whether a unit of size stands behind the number: "a 90 tonne bridge"."""
    doc, at = figure.passage.doc, figure.last.i + 1
    return glued_unit(figure) is not None or (
        at < len(doc) and sorts().get(doc[at].lower_) in SIZES and doc[at].lower_ != "in"
    )


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
    words = [t.lower_ for t in doc[at : at + 3]]
    per = words_of("per")
    dated = words[2:] in (["earlier"], ["ago"], ["later"], ["before"])
    if len(words) > 1 and words[0] in ("a", "an", "per", "each", "every", "/") and words[1] in per and not dated:
        figure.kind = QuantityKind.RATE
        if figure.sort in SIZES or figure.percent:
            figure.unit = f"{figure.unit} per {words[1]}"
    elif figure.kind is QuantityKind.COUNT and (
        any(t.lower_ in ("daily", "weekly", "monthly") for t in figure.nouns)
        or words[:1] in (["daily"], ["monthly"], ["annually"])
    ):
        figure.kind = QuantityKind.RATE
