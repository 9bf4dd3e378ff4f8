"""How surely, on our own tables of sentences (`tests/tables/modality_*.toml`), read from text to claim.

    python -m benchmarks.modality_tables develop --show      figures and every miss, for building
    python -m benchmarks.modality_tables scored              figures only: nobody looks at the scored table's sentences

The claim that shares most characters with `says` (Dice at least 0.5) answers; a row without one is wrong in all fields.
Commitment: macro-F1 over the ten values; where a careful reader accepts several, any of them is right and the
first counts as missed. Condition and likelihood: F1 of (row, answer) pairs, so one that is not there counts against us.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from reportedly.extract.pipeline import Extractor
from reportedly.ingest import Given, read_text
from reportedly.model import Claim, Commitment, Modality, Report

TABLES = Path(__file__).resolve().parent.parent / "tests" / "tables"


class Row(TypedDict, total=False):
    """What a careful reader takes of one claim: the columns are told in `tests/tables/README.md`."""

    id: str
    text: str
    says: str
    commitment: list[str]
    polarity: str
    tense: str
    condition: str
    likelihood: dict[str, str]


@dataclass
class Score:
    """What was asked for beside what was answered, by field, and the misses told in words."""

    found: int = 0
    rows: int = 0
    commitments: list[tuple[str, str | None]] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def macro(self) -> float:
        """Macro-F1 of commitment."""
        return sum(self.f1(c.value) for c in Commitment) / len(Commitment)

    def f1(self, value: str) -> float:
        """F1 of one commitment."""
        both = sum(want == got == value for want, got in self.commitments)
        either = sum((want == value) + (got == value) for want, got in self.commitments)
        return 2 * both / either if either else 1.0

    def share(self, name: str) -> float:
        """Of a field by its name: F1 of condition and likelihood, else the right of the asked."""
        if name == "commitment":
            return self.macro()
        if name == "found":
            return self.found / self.rows
        return 2 * self.right[name] / max(1, self.asked[name] + self.answered[name])

    def tick(self, name: str, want: object, got: object) -> bool:
        """Count one answer; nothing asked and nothing answered is no pair."""
        self.asked[name] += want is not None
        self.answered[name] += got is not None
        self.right[name] += want is not None and want == got
        return want == got


def rows(name: str) -> Sequence[Row]:
    """The rows of a table."""
    table: Sequence[Row] = tomllib.loads((TABLES / f"modality_{name}.toml").read_text(encoding="utf-8"))["row"]
    return table


def score_rows(asked: Sequence[Row]) -> Score:
    """Read every row with the program and compare."""
    score = Score()
    reports = [read_text(row["text"], given=Given(published=None)) for row in asked]
    for row, reading in zip(asked, Extractor().read(reports), strict=True):
        claim = answering(row["says"], reading.report, reading.claims)
        wrong = _compare(row, claim.modality if claim else None, score)
        if wrong:
            told = f"{claim.text} {claim.modality.commitment.value}" if claim else "not found"
            score.misses.append(f"{row['id']}: {row['text']}\n    {'; '.join(wrong)} | {told}")
    return score


def answering(says: str, report: Report, claims: Sequence[Claim]) -> Claim | None:
    """The claim that shares most characters with the words asked for."""
    start = report.text.index(says)
    wanted = set(range(start, start + len(says)))
    best, most = None, 0.5
    for claim in claims:
        covered = {i for span in claim.content for i in range(*span)}
        dice = 2 * len(wanted & covered) / (len(wanted) + len(covered))
        if dice >= most:
            best, most = claim, dice
    return best


def _compare(row: Row, got: Modality | None, score: Score) -> list[str]:
    score.rows += 1
    score.found += got is not None
    accepted = row["commitment"]
    commitment = got.commitment.value if got else None
    want = commitment if commitment in accepted else accepted[0]
    score.commitments.append((want, commitment))
    wrong = [] if want == commitment else [f"commitment {'|'.join(accepted)} not {commitment}"]
    for name, answer in _answers(row, got):
        if not score.tick(name, row.get(name), answer):
            wrong.append(f"{name} {row.get(name)} not {answer}")
    return wrong


def _answers(row: Row, got: Modality | None) -> list[tuple[str, object]]:
    likelihood = got.likelihood if got else None
    said = {"word": likelihood.word.lower(), "scale": likelihood.scale} if likelihood else None
    answers: list[tuple[str, object]] = [("condition", got.condition if got else None), ("likelihood", said)]
    if "polarity" in row:
        answers.append(("polarity", got.polarity.value if got else "none"))
    if "tense" in row:
        answers.append(("tense", got.tense.value if got else "not found"))
    return answers


FIELDS = ("found", "commitment", "polarity", "tense", "condition", "likelihood")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=["develop", "scored"])
    parser.add_argument("--show", action="store_true", help="print every miss (the develop table only)")
    given = parser.parse_args()
    if given.show and given.table == "scored":
        parser.error("the scored table is never looked at")
    score = score_rows(rows(given.table))
    if given.show:
        print("\n".join(score.misses))
        print("  ".join(f"{c.value} {score.f1(c.value):.2f}" for c in Commitment))
    for name in FIELDS:
        print(f"{name:12} {score.share(name):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
