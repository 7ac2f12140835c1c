"""Publish: check everything, then replace the file that people read."""

import logging
from pathlib import Path

from prefect import flow

from flows.progress import open_log
from flows.settings import read_settings
from tasks.check import check
from tasks.publish import publish as publish_snapshot

LOG = logging.getLogger("cotmoc.publish")


@flow(name="publish", validate_parameters=False)
def publish() -> Path:
    """Check the warehouse and publish it; raises FailedChecks (the last publication stays)."""
    settings = read_settings()
    open_log(settings.log)
    for failure in check(settings.warehouse):
        LOG.warning(failure)
    publish_snapshot(settings.warehouse, settings.published)
    return settings.published
