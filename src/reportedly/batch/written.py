"""The output of a run: Parquet partitions of reports and claims, what failed, and the record that says done."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ..extract.pipeline import Reading
from ..model import Claim, Report
from ..publish.arrow import fields_of, row_of, whole_numbers
from .partition import Outcome, Partition
from .storage import as_json, names_in, read_whole, write_whole

if TYPE_CHECKING:
    import pyarrow

REPORTS, CLAIMS, FAILED, DONE = "reports", "claims", "failed", "done"


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why."""

    number: int
    """Counted in its partition from 0."""
    name: str
    problem: str


def write_partition(
    out: str, partition: Partition, outcome: Outcome, readings: Sequence[Reading], failures: Sequence[Failure]
) -> None:
    """Write what came of a partition; the record in `done/` last, so that it stands for all the rest."""
    import pyarrow

    extractor, dropped = pyarrow.field("extractor", pyarrow.string()), pyarrow.field("dropped", pyarrow.int64())
    reports = (row_of(r.report) | {"extractor": r.extractor, "dropped": r.dropped} for r in readings)
    claims = (row_of(claim) for reading in readings for claim in reading.claims)
    name = f"{partition.key}.parquet"
    write_whole(out, f"{REPORTS}/{name}", _parquet(reports, [*fields_of(Report), extractor, dropped]))
    write_whole(out, f"{CLAIMS}/{name}", _parquet(claims, fields_of(Claim)))
    if failures:
        told = {"source": partition.source, "failed": [asdict(failure) for failure in failures]}
        write_whole(out, f"{FAILED}/{partition.key}.json", as_json(told))
    done = {name: value for name, value in asdict(outcome).items() if name != "seconds"}
    write_whole(out, f"{DONE}/{partition.key}.json", as_json(done))


def _parquet(rows: Iterable[dict[str, object]], fields: "list[pyarrow.Field]") -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    buffer = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(list(rows), schema=pyarrow.schema(fields)), buffer, compression="zstd")
    return buffer.getvalue()


def done_keys(out: str) -> list[str]:
    """The partitions that are done."""
    return names_in(out, DONE, ".json")


def outcomes(out: str) -> Iterator[Outcome]:
    """What came of those that are done."""
    for key in done_keys(out):
        told = json.loads(read_whole(out, f"{DONE}/{key}.json") or b"{}")
        yield Outcome(**told, seconds=0.0)


def failures(out: str) -> Iterator[tuple[str, str, Failure]]:
    """The partition and the file of each document that could not be read, and why."""
    for key in names_in(out, FAILED, ".json"):
        told = json.loads(read_whole(out, f"{FAILED}/{key}.json") or b"{}")
        for failure in told["failed"]:
            yield key, told["source"], Failure(**failure)


def readings(out: str, key: str) -> Iterator[Reading]:
    """The reports of a partition with their claims, as they were read."""
    import pyarrow.parquet

    tables = [
        pyarrow.parquet.read_table(io.BytesIO(read_whole(out, f"{folder}/{key}.parquet") or b"")).to_pylist()
        for folder in (REPORTS, CLAIMS)
    ]
    claims: dict[str, list[Claim]] = {}
    for row in tables[1]:
        claim = Claim.model_validate(whole_numbers(row))
        claims.setdefault(claim.report, []).append(claim)
    for row in tables[0]:
        extractor, dropped = row.pop("extractor"), row.pop("dropped")
        report = Report.model_validate(whole_numbers(row))
        yield Reading(report, tuple(claims.pop(report.id, ())), dropped, extractor)
