"""How many: newsquant, and our own phrases of news from many wars (`tests/tables/quantities_*.toml`).

    python -m benchmarks.tasks.quantities [develop|scored] [--show]     our own phrases, low, high and bound exact

newsquant counts lengths of time and ages among its quantities, which are times to this program: `ours` gives them too.
`--show` prints every miss of the develop half; the scored half is only ever scored.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from . import Line, Reader, Yardstick

TABLES = Path(__file__).absolute().parents[2] / "tests" / "tables"
HALVES = ("develop", "scored")
Row = Mapping[str, object]

YARDSTICKS = (Yardstick("how many (newsquant)", "quantities.py", "newsquant/newsquant.json"),)


def ours() -> Reader:
    """This program, lengths of time with its quantities."""
    from reportedly.extract.parse import parse_reports
    from reportedly.extract.quantities import find_quantities
    from reportedly.knowledge.language import load_language
    from reportedly.model import Block, Paragraph, Report, Span

    language = load_language()

    def read(line: Line) -> dict[str, object]:
        text = str(line["text"])
        paragraphs = (Paragraph(kind=Block.PARAGRAPH, span=Span(0, len(text))),) if text.strip() else ()
        parse = next(parse_reports(language, [Report.make(text, paragraphs)]))
        found = [
            {"span": list(q.span), "low": q.low, "high": q.high, "bound": q.bound.value, "unit": q.unit}
            for q in find_quantities(parse, lengths=True)
        ]
        return {"id": line["id"], "quantities": found}

    return read


def _quantulum3() -> Reader:
    """quantulum3: every number is exact, but for "between" spelled out; dimensionless ones have no unit."""
    parser = import_module("quantulum3.parser")
    # Its unit classifier is optional, and pickled by an older scikit-learn than textacy brings along.
    vars(import_module("quantulum3.classifier"))["USE_CLF"] = False

    def read(line: Line) -> dict[str, object]:
        text, found = str(line["text"]), []
        for q in parser.parse(text):
            low, high = (q.value - q.uncertainty, q.value + q.uncertainty) if q.uncertainty else (q.value, q.value)
            bound = "between" if q.uncertainty else "exact"
            unit = None if q.unit.name == "dimensionless" else q.unit.name
            found.append(
                {"span": [max(0, q.span[0]), q.span[1]], "low": low, "high": high, "bound": bound, "unit": unit}
            )
        return {"id": line["id"], "quantities": found}

    return read


def _recognizers() -> Reader:
    """Microsoft Recognizers Text: numbers with units, percentages and plain numbers, the longest where they overlap."""
    numbers, units = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    with_unit = (units.recognize_age, units.recognize_currency, units.recognize_dimension, units.recognize_temperature)
    kinds = (*with_unit, numbers.recognize_percentage, numbers.recognize_number)

    def read(line: Line) -> dict[str, object]:
        text = str(line["text"])
        taken: set[int] = set()
        found = []
        for recognize in kinds:
            for result in recognize(text, "en-us"):
                value = _float(result.resolution.get("value"))
                here = set(range(result.start, result.end + 1))
                if value is None or here & taken:
                    continue
                taken |= here
                unit = "percent" if recognize is numbers.recognize_percentage else result.resolution.get("unit")
                span = [result.start, result.end + 1]
                found.append({"span": span, "low": value, "high": value, "bound": "exact", "unit": unit})
        return {"id": line["id"], "quantities": found}

    return read


def _float(value: object) -> float | None:
    try:
        return float(str(value).rstrip("%"))
    except ValueError:
        return None


PEERS: dict[str, Callable[[], Reader]] = {"quantulum3": _quantulum3, "MS Recognizers": _recognizers}


def phrases(half: str) -> list[dict[str, object]]:
    """A half of our table in the shape of the scorer's tables, lengths of time among the quantities."""
    table = tomllib.loads((TABLES / f"quantities_{half}.toml").read_text(encoding="utf-8"))["phrase"]
    return [{"text": row["text"], "quantities": [_ends(q) for q in row["quantities"]]} for row in table]


def _ends(row: Row) -> dict[str, object]:
    """A row with both its ends, its bound and its kind written out."""
    number = row.get("n")
    given = {key: value for key, value in row.items() if key != "n"}
    return {"low": number, "high": number, "bound": "exact", "kind": "count"} | given


@dataclass
class Score:
    """Our phrases read and compared: readings right, asked and given; fields right and asked of the right ones."""

    right: int = 0
    asked: int = 0
    given: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Readings with low, high and bound as asked, of those asked."""
        return self.right / self.asked

    @property
    def precision(self) -> float:
        """The same of those given."""
        return self.right / self.given

    def share(self, name: str) -> float:
        """How often a field is as the table has it, where low, high and bound are right and the table names it."""
        return self.fields[name] / max(1, self.told[name])


def score_phrases(half: str) -> Score:
    """Read a half of our table with the program and compare; lengths of time are left out."""
    from tests.factory import make_parse

    from reportedly.extract.quantities import find_quantities

    score = Score()
    for row in phrases(half):
        text = str(row["text"])
        got = [q.model_dump(mode="json") for q in find_quantities(make_parse(text))]
        wanted = [q for q in _quantities(row) if not q.get("length")]
        pairs = list(_paired(wanted, got))
        score.asked += len(wanted)
        score.given += len(got)
        score.right += len(pairs)
        wrong = [f"    {_said(want)}" for want in wanted if not any(want is w for w, _ in pairs)]
        wrong += [f"    not asked: {_said(q)}" for q in got if not any(q is g for _, g in pairs)]
        wrong += [line for want, q in pairs for line in _compare(score, want, q)]
        score.misses += [text, *wrong] if wrong else []
    return score


def _quantities(row: Row) -> list[dict[str, object]]:
    found = row["quantities"]
    return list(found) if isinstance(found, list) else []


def _paired(wanted: list[dict[str, object]], got: list[dict[str, object]]) -> Iterator[tuple[Row, Row]]:
    left = list(got)
    for want in wanted:
        match = next((q for q in left if all(_alike(want.get(key), q[key]) for key in ("low", "high", "bound"))), None)
        if match is not None:
            left = [q for q in left if q is not match]
            yield want, match


def _alike(a: object, b: object) -> bool:
    numbers = isinstance(a, int | float) and isinstance(b, int | float)
    return abs(float(str(a)) - float(str(b))) <= 1e-6 * abs(float(str(a))) if numbers else a == b


def _compare(score: Score, want: Row, got: Row) -> Iterator[str]:
    for name in ("unit", "measure", "kind", "part_of"):
        if name in want:
            heads = [str(side[name] or "").lower().split()[-1:] for side in (want, got)]
            same = heads[0] == heads[1] if name == "unit" else _alike(want[name], got[name])
            score.told[name] += 1
            score.fields[name] += same
            if not same:
                yield f"    {name} {want[name]!r}: {_said(got)}"


def _said(row: Row) -> str:
    keys = ("low", "high", "bound", "unit", "measure", "kind", "part_of")
    return " ".join(f"{key}={row[key]}" for key in keys if row.get(key) is not None)


def main() -> int:
    """Print what our own phrases give."""
    for half in [name for name in HALVES if name in sys.argv] or HALVES:
        score = score_phrases(half)
        if "--show" in sys.argv and half != "scored":
            print("\n".join(score.misses))
        recall, precision = (
            f"{score.recall:.3f} of {score.asked} asked",
            f"{score.precision:.3f} of {score.given} given",
        )
        print(f"{half}: low, high and bound right in {recall}, {precision}")
        print("  of those: " + ", ".join(f"{name} {score.share(name):.3f} of {n}" for name, n in score.told.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
