"""Markup without a page around it, as feeds and e-mails carry it."""

from .body import without_furniture
from .markup import blocks, parse_page, prune
from .words import Body, Words, as_body


def prose_of(markup: str) -> Body:
    """The words of a fragment, a paragraph each."""
    if "<" not in markup and "&" not in markup:
        return as_body(Words(line, None) for line in markup.splitlines())
    root = parse_page(f"<html><body>{markup}</body></html>")
    if root is None:
        return as_body(())
    prune(root)
    return as_body(without_furniture(blocks(root)))
