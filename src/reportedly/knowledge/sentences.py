"""Where sentences surely begin or go on: what a parser of news trips over at full stops and quotation marks."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from .tables import table

NAME = "sure_sentence_starts"
_OPENING = frozenset({'"', "“", "‘", "«", "„", "``"})
_CLOSING = frozenset({'"', "”", "’", "»", "''", ")"})
_STOPS = frozenset({".", "?", "!", "…"})


@Language.component(NAME)
def sure_sentence_starts(doc: Doc) -> Doc:
    """Mark what follows a full stop and a blank as a start, and the token behind its opening quotation mark as none.

    'He wrote on X. "They left."': the parser alone takes "X." for an abbreviation and "They" for its neighbour.
    """
    for i in range(1, len(doc) - 1):
        mark = doc[i]
        _weigh_stop(mark)
        if mark.text not in _OPENING or not doc[i - 1].whitespace_ or mark.whitespace_:
            continue
        if not doc[i + 1].text[:1].isupper():
            continue
        last = doc[i - 1]
        while last.text in _CLOSING and last.i:
            last = last.nbor(-1)
        if last.text in _STOPS or last.text.endswith("."):
            mark.is_sent_start = True
            doc[i + 1].is_sent_start = False
    return doc


def _weigh_stop(stop: Token) -> None:
    """ "Brig. Gen. Hassan Ali" goes on; "posted on X. The army" and "at 4 a.m. The army" do not."""
    behind, before = stop.nbor(), stop.nbor(-1)
    if not stop.whitespace_ or not behind.text[:1].isupper():
        return
    words = _words()
    if stop.text == "." and not before.whitespace_ and before.text[:1].isupper() and before.lower_ in words["ranks"]:
        behind.is_sent_start = False
    elif stop.text == "X." and before.lower_ == "on":
        behind.is_sent_start = True
    elif stop.lower_ in ("a.m.", "p.m."):
        second = behind.nbor().lower_ if behind.i + 1 < len(behind.doc) else ""
        if behind.lower_ in words["openers"] or second in words["tellings"]:
            behind.is_sent_start = True
        elif second == "time":
            behind.is_sent_start = False


@cache
def _words() -> dict[str, frozenset[str]]:
    """Ranks that end with a full stop, words that begin a sentence, words right behind a name that begins one."""
    data = table("lexicons/clauses")
    return {name: frozenset(data[name]["words"]) for name in ("ranks", "openers", "tellings")}
