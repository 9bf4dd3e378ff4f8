"""How the input is shared out."""

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow.parquet import write_table

from reportedly.batch.partition import Share
from reportedly.batch.planning import plan
from reportedly.batch.rows import records
from reportedly.errors import UnreadableInput


@given(
    lines=st.lists(st.binary(max_size=9_000).map(lambda b: b.replace(b"\n", b" ")), max_size=12),
    size=st.integers(1, 4),
    ended=st.booleans(),
)
def test_every_line_is_in_one_partition(tmp_path_factory, lines, size, ended):
    data = b"\n".join(lines) + (b"\n" if ended and lines else b"")
    file = tmp_path_factory.mktemp("plan") / "a.jsonl"
    file.write_bytes(data)
    partitions = list(plan([str(file)], size=size))
    shares = [data[p.start : p.stop] for p in partitions]
    assert b"".join(shares) == data
    assert all(share.endswith(b"\n") for share in shares[:-1])
    assert [p.number for p in partitions] == list(range(len(partitions)))
    assert partitions == list(plan([str(file)], size=size))


def test_rows_are_shared_out_across_groups(tmp_path):
    file = tmp_path / "a.parquet"
    write_table(pyarrow.table({"text": [f"Row {n}." for n in range(10)]}), file, row_group_size=4)
    partitions = list(plan([str(tmp_path)], size=3))
    assert [(p.share, p.start, p.stop) for p in partitions] == [
        (Share.ROWS, 0, 3),
        (Share.ROWS, 3, 6),
        (Share.ROWS, 6, 9),
        (Share.ROWS, 9, 10),
    ]
    rows = [line for p in partitions for line in records(p.source, p.start, p.stop)]
    assert rows == [b'{"text": "Row %d."}\n' % n for n in range(10)]


def test_other_files_are_one_partition_each_and_hidden_ones_none(tmp_path):
    for name in ("b.warc.gz", "a.txt", ".hidden", "_temporary/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    partitions = list(plan([str(tmp_path)]))
    assert [(p.source.rsplit("/", 1)[-1], p.share) for p in partitions] == [
        ("a.txt", Share.FILE),
        ("b.warc.gz", Share.FILE),
    ]


@pytest.mark.parametrize("name", ["gone.jsonl", "broken.parquet"])
def test_what_cannot_be_read_is_named(tmp_path, name):
    (tmp_path / "broken.parquet").write_text("no parquet", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=name):
        list(plan([str(tmp_path / name)]))
