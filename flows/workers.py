"""Worker processes for big batches: spawned once a run, and only when a batch is worth it."""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Self

# A worker costs about half a second of start-up: what some forty articles cost to read.
WORTH_WORKERS = 50


class Workers:
    """A pool that comes to life with the first big batch and ends with the run."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers; on an error, without finishing what is queued."""
        if self._pool:
            self._pool.shutdown(cancel_futures=error is not None)

    def for_batch(self, size: int) -> Executor | None:
        """Give the pool for a big batch, nothing for a small one."""
        if size < WORTH_WORKERS:
            return None
        if self._pool is None:
            self._pool = ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))
        return self._pool
