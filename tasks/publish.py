"""Publish: replace the file that people read by a checked copy, at once."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from warehouse import snapshot


@task(cache_policy=NO_CACHE)
def publish(file: Path, published: Path) -> dict[str, int]:
    """Give the rows of each published table; raises FailedChecks, and then the last publication stays."""
    return snapshot.publish(file, published)
