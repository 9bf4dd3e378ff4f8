"""Many fetches side by side, none of them twice at one host at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from ..errors import InputError, ReportedlyError, Unreachable
from ..net.untrusted import Fetched, Untrusted

T = TypeVar("T")
WORKERS = 8


@dataclass(frozen=True, slots=True)
class Wanted(Generic[T]):
    """An address to fetch, and for what."""

    of: T
    url: str
    etag: str | None = None
    modified: str | None = None


def fetch_all(
    client: Untrusted, wanted: Iterable[Wanted[T]], *, workers: int = WORKERS
) -> Iterator[tuple[T, Fetched | InputError]]:
    """Fetch everything; each with what came of it, in the order in which they come."""
    queues = list(_by_host(wanted))
    if not queues:
        return
    with ThreadPoolExecutor(max_workers=min(workers, len(queues)), thread_name_prefix="fetch") as pool:
        # A host's pages go one after the other, in rounds: so no thread waits out another's pause.
        while queues:
            running = [pool.submit(_fetch, client, queue.pop(0)) for queue in queues]
            queues = [queue for queue in queues if queue]
            for done in as_completed(running):
                yield done.result()


def _by_host(wanted: Iterable[Wanted[T]]) -> Sequence[list[Wanted[T]]]:
    queues: dict[str, list[Wanted[T]]] = defaultdict(list)
    for one in wanted:
        queues[urlsplit(one.url).netloc if "[" not in one.url else one.url].append(one)
    return list(queues.values())


def _fetch(client: Untrusted, wanted: Wanted[T]) -> tuple[T, Fetched | InputError]:
    try:
        return wanted.of, client.fetch(wanted.url, etag=wanted.etag, modified=wanted.modified)
    except InputError as error:
        return wanted.of, error
    except ReportedlyError as error:
        return wanted.of, Unreachable(wanted.url, error.message)
