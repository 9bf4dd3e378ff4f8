"""What every test shares: the parser loaded once, and how hard hypothesis searches.

A test that needs something a machine may lack (a browser, a PostgreSQL server) says why it is skipped, and is never
skipped where the environment has CI set.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests import postgresql

if TYPE_CHECKING:
    from spacy.language import Language

settings.register_profile(
    "quick",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("ci", parent=settings.get_profile("quick"), derandomize=True, print_blob=True)
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(scope="session")
def language() -> "Language":
    """The spaCy pipeline as the program loads it."""
    from reportedly.knowledge.language import load_language

    return load_language()


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of the tests' own."""
    programs = postgresql.binaries()
    if programs is None:
        pytest.skip(f"no PostgreSQL server is installed (apt-get install postgresql, or set {postgresql.VARIABLE})")
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    with postgresql.running(programs) as found:
        yield found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """In CI a skipped test is a failed one: what it needs was to be installed."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in CI: {report.longrepr}"
    return report
