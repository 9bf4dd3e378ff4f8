"""The program's estimates beside the truth of a world."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.assess.estimates import estimates
from reportedly.assess.geography import area_key
from reportedly.assess.telling import Telling
from reportedly.knowledge.gazetteer import open_gazetteer
from reportedly.model import Estimate, Report

from .nouns import Answer, Question, World
from .places import town


@dataclass(slots=True)
class Hits:
    """Right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def count(self, *, found: bool, true: bool) -> None:
        """Take one decision in."""
        self.right += found and true
        self.invented += found and not true
        self.missed += true and not found

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find."""
        total = 2 * self.right + self.invented + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Score:
    """Sums over worlds."""

    questions: int = 0
    exact: int = 0
    near: int = 0
    outlets_exact: int = 0
    disagreement: Hits = field(default_factory=Hits)
    same_origin: Hits = field(default_factory=Hits)
    misses: list[tuple[Answer, Estimate | None]] = field(default_factory=list)

    def add(self, world: World, reports: Sequence[Report], tellings: Iterable[Telling]) -> None:
        """Weigh one world and compare."""
        told = list(tellings)
        place = {report.id: n for n, report in enumerate(reports)}
        of_report = {t.claim.id: place[t.carrier.report] for t in told}
        found = {_key(e): e for e in estimates(told, open_gazetteer())}
        for answer in world.answers:
            self._compare(answer, found.get(_asked(answer.question)), of_report)

    def _compare(self, answer: Answer, found: Estimate | None, of_report: dict[str, int]) -> None:
        origins = len(found.standing.origins) + len(found.standing.unnamed) if found else 0
        off = abs(origins - len(answer.origins))
        self.questions += 1
        self.exact += off == 0
        self.near += off <= 1
        self.outlets_exact += len(found.standing.outlets if found else ()) == len(answer.origins)
        self.disagreement.count(found=bool(found and found.disagreements), true=answer.disagreement)
        pairs = _pairs(found, of_report) if found else set()
        self.same_origin.right += len(pairs & answer.same_origin)
        self.same_origin.invented += len(pairs - answer.same_origin)
        self.same_origin.missed += len(answer.same_origin - pairs)
        if off or bool(found and found.disagreements) != answer.disagreement:
            self.misses.append((answer, found))

    def as_dict(self) -> dict[str, float]:
        """Shares of the questions, and F1."""
        count = max(self.questions, 1)
        return {
            "questions": self.questions,
            "origins exact": self.exact / count,
            "origins within one": self.near / count,
            "outlets counted instead": self.outlets_exact / count,
            "disagreement F1": self.disagreement.f1,
            "same_origin F1": self.same_origin.f1,
        }


def _pairs(found: Estimate, of_report: dict[str, int]) -> set[tuple[int, int]]:
    by_origin: dict[str, set[int]] = {}
    for figure in found.figures:
        by_origin.setdefault(figure.origin.id, set()).update(of_report[claim] for claim in figure.claims)
    return {pair for reports in by_origin.values() for pair in combinations(sorted(reports), 2)}


def _key(estimate: Estimate) -> tuple[str | None, ...]:
    asked = estimate.estimand
    measure = asked.measure.value if asked.measure else None
    return measure, asked.unit, asked.of.country if asked.of else None, area_key(asked.where)


def _asked(question: Question) -> tuple[str | None, ...]:
    return question.measure, question.unit, question.of, area_key(town(question.place))
