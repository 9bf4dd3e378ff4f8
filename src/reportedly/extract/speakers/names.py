"""Names of persons in a parsed text, without a name recogniser: proper nouns behind a title, or several in a run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...knowledge.countries import nation
from ...knowledge.figures import figure
from ...knowledge.organisations import Organisation, first_words, organisation
from ...model import SourceKind, Span
from ..attribution.sources import Mention, mention, source_nouns
from ..parse import Parse, Passage
from ..syntax import child
from .lexicon import speaker_words

_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name where it stands; `titled`: words of rank or office stand before it."""

    tokens: tuple[Token, ...]
    titled: bool

    @property
    def text(self) -> str:
        """The name as written, possessive ending left out."""
        first, last = self.tokens[0], self.tokens[-1]
        return " ".join(first.doc[first.i : last.i + 1].text.split())

    @property
    def surname(self) -> str:
        """What a later mention uses alone: the last word."""
        return self.text.split()[-1]


def find_names(tokens: Sequence[Token]) -> Iterator[Name]:
    """Names of persons among neighbouring tokens, in order."""
    for run in _proper_runs(tokens):
        start = _behind_titles(run)
        while start < len(run) and run[start].text == ".":
            start += 1
        name = run[start:]
        if not 1 <= len(name) <= 2 * _MAX_WORDS or not _may_be_person(name):
            continue
        if _is_outlet_or_body(run[0]) or _is_called_body(name[-1]):
            continue
        titled = start > 0 or _role_before(run[0])
        words = [t for t in name if t.text not in ("-", "’", "'")]
        if len(words) >= 2 or titled or is_private(name[-1]):
            yield Name(tuple(name), titled)


def names_of(parse: Parse) -> Iterator[tuple[Passage, Name]]:
    """Every name of the report with its passage."""
    for passage in parse.passages:
        for name in find_names(list(passage.doc)):
            yield passage, name


def roles_of(parse: Parse) -> Iterator[Mention]:
    """People and bodies without a name who are the subject of a sentence: "The army spokesman gave a briefing"."""
    kinds = source_nouns().kinds
    for passage in parse.passages:
        for token in passage.doc:
            if (
                token.dep_ in ("nsubj", "nsubjpass")
                and token.pos_ == "NOUN"
                and kinds.get(token.lower_) not in (None, SourceKind.DOCUMENT)
                and child(token, "appos") is None
            ):
                yield mention(passage, token)


def organisations_of(parse: Parse) -> Iterator[tuple[Span, Organisation]]:
    """Every organisation that the report names, with where."""
    starts = first_words()
    for passage in parse.passages:
        doc = passage.doc
        at = 0
        while at < len(doc):
            size = _organisation_at(doc, at) if doc[at].text in starts else 0
            if size:
                found = organisation(doc[at : at + size].text)
                if found is not None:
                    yield passage.span(doc[at], doc[at + size - 1]), found
            at += size or 1


def _organisation_at(doc: Doc, at: int) -> int:
    """How many tokens from here name an organisation, the most that do."""
    for size in range(min(_LONGEST, len(doc) - at), 0, -1):
        if organisation(doc[at : at + size].text) is not None:
            return size
    return 0


_LONGEST = 7


def _proper_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.is_space:
            continue
        if _continues(token, run):
            run.append(token)
            continue
        if run:
            yield _tidy(run)
        run = [token] if _starts(token) else []
    if run:
        yield _tidy(run)


def _starts(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.text[:1].isupper() and token.lower_ in source_nouns().titles)


def _continues(token: Token, run: list[Token]) -> bool:
    if not run or any(not t.is_space for t in token.doc[run[-1].i + 1 : token.i]):
        return False
    if token.text in ("-", "–"):
        return not run[-1].whitespace_ and not token.whitespace_
    if token.lower_ in speaker_words().particles and token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper():
        return True
    if _starts(token):
        return True
    return token.text[:1].isupper() and run[-1].text in ("-", "–")


def _tidy(run: list[Token]) -> list[Token]:
    while run and (
        run[-1].text in ("-", "–") or (run[-1].lower_ in speaker_words().particles and not run[-1].text[:1].isupper())
    ):
        run = run[:-1]
    return run


def _behind_titles(run: list[Token]) -> int:
    """How many words of titles, countries and organisations stand before the name."""
    titles = source_nouns().titles
    start = 0
    for n in range(len(run)):
        ahead = run[n]
        if ahead.lower_ in titles or (ahead.text in ("-",) and start == n) or (start == n and _names_group(run, n)):
            start = n + 1
    return start


def _names_group(run: list[Token], n: int) -> bool:
    """A country or organisation at the front: "Pentagon spokesman …", "U.S. General …"."""
    for end in range(min(len(run), n + 4), n, -1):
        words = run[n].doc[run[n].i : run[end - 1].i + 1].text
        known = nation(words) or organisation(words)
        if known is not None and end < len(run) and any(t.lower_ in source_nouns().titles for t in run[n:]):
            return True
    return False


def _may_be_person(name: Sequence[Token]) -> bool:
    text = name[0].doc[name[0].i : name[-1].i + 1].text
    if any(t.lower_ in source_nouns().bodies or t.like_num for t in name) or nation(text) or organisation(text):
        return False
    if name[-1].text.isupper() and len(name) == 1 and len(name[-1].text) <= 5:
        return False
    named_so = figure(text) is not None or not any(nation(t.text) is not None for t in name)
    return any(t.pos_ == "PROPN" for t in name) and named_so


def is_private(name: Token) -> bool:
    """Whether somebody is introduced who speaks for no one else: "Rima Haidar, a pharmacist", "Hawa, 34, said"."""
    for c in name.children:
        if c.dep_ != "appos" or c.i < name.i:
            continue
        if c.like_num or ((d := child(c, "det")) is not None and d.lower_ in ("a", "an") and _is_private_role(c)):
            return True
    after = name.doc[name.i + 1 : name.i + 3]
    return len(after) == 2 and after[0].text == "," and after[1].like_num and len(after[1].text) == 2


def _is_called_body(name: Token) -> bool:
    """ "Darfur Advocacy Forum, a rights group"."""
    kinds = source_nouns().kinds
    nouns = [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
    return any(kinds.get(c.lower_) in _OF_BODIES and c.lower_ not in speaker_words().newspeople for c in nouns)


_OF_BODIES = frozenset({SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.AUTHORITY})


def _is_private_role(noun: Token) -> bool:
    kinds = source_nouns().kinds
    kind = kinds.get(noun.lower_) or kinds.get(noun.lemma_.lower())
    return kind is SourceKind.WITNESS or any(c.text == "old" or c.lower_.endswith("-old") for c in noun.children)


def _is_outlet_or_body(first: Token) -> bool:
    """ "The daily JoongAng Ilbo": a body's name, not a person's."""
    before = first.nbor(-1) if first.i else None
    return before is not None and before.pos_ == "NOUN" and source_nouns().kinds.get(before.lower_) in _OF_BODIES


def _role_before(first: Token) -> bool:
    if first.i == 0:
        return False
    before = first.nbor(-1)
    return before.pos_ == "NOUN" and before.lower_ in source_nouns().titles
