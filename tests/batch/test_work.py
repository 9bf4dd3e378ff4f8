"""What every worker takes with it."""

from pathlib import Path

from reportedly.batch.work import Work, Worker
from reportedly.extract.pipeline import Attribution
from reportedly.knowledge import own
from reportedly.knowledge.language import DEFAULT_PIPELINE

EXAMPLE = Path(__file__).parents[2] / "examples" / "knowledge"


def test_a_worker_reads_the_users_own_knowledge_for_itself():
    try:
        Worker(Work(out="", pipeline=DEFAULT_PIPELINE, attribution=Attribution.RULES, knowledge=EXAMPLE))
        assert own.used().folder == EXAMPLE
        Worker(Work(out="", pipeline=DEFAULT_PIPELINE, attribution=Attribution.RULES))
        assert own.used() == own.NOTHING
    finally:
        own.use(None)
