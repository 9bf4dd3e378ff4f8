"""Where sentences surely begin: what a parser of news trips over, quotation marks behind a full stop."""

from spacy.language import Language
from spacy.tokens import Doc

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
