"""What every worker takes with it."""

from pathlib import Path

from reportedly.batch.work import Work, Worker
from reportedly.extract.pipeline import Attribution
from reportedly.knowledge import own

EXAMPLE = Path(__file__).parents[2] / "examples" / "knowledge"


def test_a_worker_reads_the_users_own_knowledge_for_itself():
    try:
        Worker(Work(out="", pipeline="en_core_web_sm", attribution=Attribution.RULES, knowledge=EXAMPLE))
        assert own.used().folder == EXAMPLE
        Worker(Work(out="", pipeline="en_core_web_sm", attribution=Attribution.RULES))
        assert own.used() == own.NOTHING
    finally:
        own.use(None)
