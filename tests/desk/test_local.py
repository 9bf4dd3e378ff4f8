"""Where a form may lead: into the desk and nowhere else."""

import pytest

from reportedly.desk.local import local_path

CASES = [
    ("/review?place=Goma#c_1", "/review?place=Goma#c_1"),
    (None, "/"),
    ("", "/"),
    ("review", "/"),
    ("//evil.example/x", "/"),
    ("https://evil.example", "/"),
    ("/\\evil.example", "/"),
    ("/\tevil", "/"),
    ("javascript:alert(1)", "/"),
]


@pytest.mark.parametrize(("wanted", "expected"), CASES)
def test_only_a_path_of_the_desk(wanted: str | None, expected: str) -> None:
    assert local_path(wanted, "/") == expected
