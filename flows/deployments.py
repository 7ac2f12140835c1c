"""What is served, when, and under which limits: one ingest a source, one publish for many ingests."""

import asyncio
import signal
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Interval
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.publish import publish
from tasks.sources.declaration import Source

# Publishing copies the whole file, so one is made for many ingests.
PUBLISH_INTERVAL = timedelta(minutes=15)
# A run is a process of some 170 MB: this many fit a small server.
RUNS_AT_ONCE = 3

# A scrape that takes longer than its interval is not queued up: the next one catches up.
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def deployments(sources: list[Source], now: datetime) -> list[RunnerDeployment]:
    """Give an ingest for each source, their first runs spread over a minute, and one publish."""
    stagger = timedelta(minutes=1) / max(1, len(sources))
    ingests = [
        RunnerDeployment.from_flow(
            ingest,
            source.name,
            schedule=Interval(source.interval, anchor_date=now + number * stagger),
            parameters={"source": source.name},
            concurrency_limit=ONE_AT_A_TIME,
            entrypoint_type=EntrypointType.MODULE_PATH,
            description=f"{source.publisher}: {source.evidence}",
        )
        for number, source in enumerate(sources)
    ]
    interval = min([PUBLISH_INTERVAL, *(3 * source.interval for source in sources)])
    published = RunnerDeployment.from_flow(
        publish,
        "publish",
        schedule=Interval(interval, anchor_date=now + timedelta(minutes=1)),
        concurrency_limit=ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
        description="Check the warehouse and replace the file that people read.",
    )
    return [*ingests, published]


def close_killed_runs() -> int:
    """Mark runs that a killed serve left behind as crashed, so that their slots are free; give their number.

    Only one serve works on a home, so at its start no run of its deployments can be alive under it.
    """
    unfinished = FlowRunFilter(
        state=FlowRunFilterState(
            type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
        )
    )
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=unfinished)
        for run in runs:
            client.set_flow_run_state(run.id, Crashed(message="its process was killed"))
    return len(runs)


class SignalledRunner(Runner):
    """Prefect's runner, but SIGTERM ends it as Ctrl-C does: the loop is cancelled, not left in mid-air."""

    def handle_sigterm(self, *_: object) -> None:
        """Turn SIGTERM into the interrupt that asyncio ends on in good order."""
        signal.raise_signal(signal.SIGINT)


def serve(sources: list[Source]) -> None:
    """Serve all sources until a signal ends it; runs at work are then ended and marked as crashed."""
    close_killed_runs()
    runner = SignalledRunner(pause_on_shutdown=False, limit=RUNS_AT_ONCE)
    for deployment in deployments(sources, datetime.now(UTC)):
        runner.add_deployment(deployment)
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())
