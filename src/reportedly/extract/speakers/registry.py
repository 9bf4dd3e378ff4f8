"""Who has been named so far in a report: what "she", "the ministry" and a bare surname can mean."""

from dataclasses import dataclass
from enum import StrEnum

from ...model import Country, Member, SourceKind


class Shape(StrEnum):
    """What sort of thing a named source is, for pronouns and definite mentions."""

    PERSON = "person"
    BODY = "body"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Known:
    """A source named in the report; `words` are the lower-case nouns by which it may be called again."""

    entity: str | None
    shape: Shape
    kind: SourceKind
    affiliation: Country | None
    words: frozenset[str]
    anonymous: bool = False
    gender: str | None = None
    members: tuple[Member, ...] = ()


class Registry:
    """Sources in the order of their mentions, by name and by what they are called."""

    def __init__(self) -> None:
        self._by_name: dict[str, Known] = {}
        self._recent: list[Known] = []
        self._noticed: list[Known] = []

    def introduce(self, known: Known, *names: str) -> None:
        """Make a name known without mentioning it here (a name that stands elsewhere in the report)."""
        for name in names:
            self._by_name.setdefault(name.casefold(), known)

    def replace(self, known: Known, *names: str) -> None:
        """Make a fuller record the one behind the names."""
        for name in names:
            self._by_name[name.casefold()] = known

    def mention(self, known: Known) -> None:
        """Note that the source was just mentioned."""
        self._recent.append(known)
        self._noticed.append(known)

    def named(self, name: str) -> Known | None:
        """The source of that full name or surname."""
        return self._by_name.get(name.casefold())

    def notice(self, known: Known) -> None:
        """Note that the report just named it, though not as a source."""
        self._noticed.append(known)

    def last(
        self, *shapes: Shape, gender: str | None = None, kinds: frozenset[SourceKind] | None = None
    ) -> Known | None:
        """The latest source of that shape, of that gender where it is known; else the latest that was named at all."""
        for known in (*reversed(self._recent), *reversed(self._noticed)):
            if kinds is not None and known.kind not in kinds:
                continue
            if known.shape in shapes and not (gender and known.gender and known.gender != gender):
                return known
        return None

    def latest(self) -> Known | None:
        """Who spoke last."""
        return self._recent[-1] if self._recent else None

    def last_several(self) -> Known | None:
        """The latest who spoke as one."""
        return next((known for known in reversed(self._recent) if known.members), None)

    def meant_by(self, pronoun: str) -> Known | None:
        """Whom "she", "it" or "they" means: the latest source of that shape."""
        if pronoun in ("he", "him", "his", "she", "her"):
            return self.last(Shape.PERSON, gender="f" if pronoun in ("she", "her") else "m")
        if pronoun in ("it", "its"):
            return self.last(Shape.BODY)
        return self.last(Shape.MANY, Shape.BODY) if pronoun in ("they", "them", "their") else None

    def called(self, word: str, *shapes: Shape, kinds: frozenset[SourceKind] | None = None) -> Known | None:
        """The latest mention that can be called so: "the service" for the National Intelligence Service."""
        for known in reversed(self._noticed):
            if kinds is not None and known.kind not in kinds:
                continue
            if word in known.words and (not shapes or known.shape in shapes):
                return known
        return None
