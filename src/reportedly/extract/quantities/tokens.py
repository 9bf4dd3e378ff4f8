"""From characters of a passage to its tokens."""

from spacy.tokens import Doc, Token


def token_at(doc: Doc, character: int) -> Token:
    """The token that holds the character, or the last one that starts before it."""
    low, high = 0, len(doc) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if doc[middle].idx <= character:
            low = middle
        else:
            high = middle - 1
    return doc[low]
