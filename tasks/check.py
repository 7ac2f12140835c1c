"""Check: ask every data-quality question of the warehouse; the rows it answers with are failures."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from warehouse.check import run_checks
from warehouse.connect import open_warehouse


@task(cache_policy=NO_CACHE)
def check(file: Path) -> list[str]:
    """Give a line for each failing check, errors first; an error stops the publication."""
    with open_warehouse(file) as con:
        return [str(failure) for failure in run_checks(con)]
