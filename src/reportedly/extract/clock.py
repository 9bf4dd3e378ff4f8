"""Which step takes how long: a pipeline that is asked to, times its steps one by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

Clock = Callable[[str], AbstractContextManager[None]]
"""Called with the name of a step, gives a context in which the step runs."""

_NOTHING: AbstractContextManager[None] = nullcontext()


def no_clock(step: str) -> AbstractContextManager[None]:
    """Measures nothing."""
    return _NOTHING


class StepClock:
    """Seconds spent by step."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        """Run a step and add its time."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += perf_counter() - start  # type: ignore[assignment]
