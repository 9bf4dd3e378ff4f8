"""Quotations: which characters of a report stand between quotation marks.

A state machine over the paragraphs. It never raises, whatever the marks. A quotation that is left open at the end of a
paragraph goes on when the next paragraph opens with a mark (the newspapers' convention); an open mark elsewhere is read
as no mark at all.
"""

from dataclasses import dataclass

from ..model import Block, Report, Span

# What closes each mark; an editor's curly mark may meet a typed one: “We will look," he said.
_PAIRS = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    '"': '"”',
    "``": "''",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
}
_DOUBLE = ("“", "„", "«", "»", "‹", '"', "``", "「", "『")
_EITHER = ('"', "»", "”")
"""Marks that open or close by where they stand: »so print the Germans«, ”so the Swedes”."""
_NESTED = {"“": '“"', '"': "“", "«": "«", "‹": "‹", "「": "「", "『": "『"}
"""Marks that may open within: “He said “go” and went”."""
_SINGLE = ("‘", "'")
_BEFORE_OPENING = " \t\n([{—–-/“\"‘'«"
MARKS = frozenset("“”„«»‹›「」『』\"‘’'`")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`inner` are the quoted characters, `outer` includes the marks. `continued`: the paragraph before left it open."""

    inner: Span
    outer: Span
    continued: bool = False


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """Every quotation of the report's paragraphs, in order; quotations within quotations are part of the outer one."""
    found: list[Quotation] = []
    left_open = False
    paragraphs = [p.span for p in report.paragraphs if p.kind is Block.PARAGRAPH]
    for n, span in enumerate(paragraphs):
        text = report.text[span.start : span.end]
        follower = report.text[paragraphs[n + 1].start] if n + 1 < len(paragraphs) else ""
        inside, left_open = _scan(text, follower in ("“", '"', "«", "»", "„"), left_open)
        for start, inner_start, inner_end, end, continued in inside:
            if text[inner_start:inner_end].strip():
                at = span.start
                found.append(Quotation(Span(at + inner_start, at + inner_end), Span(at + start, at + end), continued))
    return tuple(found)


_Found = tuple[int, int, int, int, bool]


def _scan(text: str, next_opens: bool, continues: bool) -> tuple[list[_Found], bool]:
    """The quotations of one paragraph, and whether the last one goes on in the next."""
    found: list[_Found] = []
    at = 0
    while at < len(text):
        mark = _opening(text, at)
        if mark is None:
            at += 1
            continue
        inner = at + len(mark)
        closing = _closing(text, inner, mark)
        if closing is None:
            starts_paragraph = not text[:at].strip()
            if mark in _DOUBLE and (next_opens or starts_paragraph):
                found.append((at, inner, len(text), len(text), continues and starts_paragraph))
                return found, next_opens
            at = inner
            continue
        end, width = closing
        found.append((at, inner, end, end + width, continues and not text[:at].strip()))
        at = end + width
    return found, False


def _opening(text: str, at: int) -> str | None:
    if text.startswith("``", at):
        return "``"
    char = text[at]
    if char not in _PAIRS:
        return None
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if char in _EITHER and (before not in _BEFORE_OPENING or not after or after.isspace()):
        return None
    if char in _SINGLE and (before not in _BEFORE_OPENING or not after.isalpha()):
        return None
    return char


def _closing(text: str, start: int, mark: str) -> tuple[int, int] | None:
    """Position and width of the mark that closes, or nothing."""
    if mark in _SINGLE:
        return _closing_single(text, start, _PAIRS[mark])
    closers = ("''",) if mark == "``" else tuple(_PAIRS[mark])
    depth, first = 1, None
    for at in range(start, len(text)):
        if text[at] in _NESTED.get(mark, "") and _opening(text, at):
            depth += 1
            continue
        for closer in closers:
            if text.startswith(closer, at) and not (closer == '"' and at == start):
                first = first if first is not None else (at, len(closer))
                depth -= 1
                if not depth:
                    return at, len(closer)
    return first


def _closing_single(text: str, start: int, closer: str) -> tuple[int, int] | None:
    """A single mark closes where no letter follows; behind an "s" it may be a possessive ("the soldiers' families")."""
    possessive = None
    at = text.find(closer, start)
    while at >= 0:
        after = text[at + 1 : at + 2]
        if not after or not after.isalnum():
            if text[at - 1] in ",.?!…" or text[at - 1] != "s":
                return at, 1
            possessive = possessive if possessive is not None else at
        at = text.find(closer, at + 1)
    return (possessive, 1) if possessive is not None else None
