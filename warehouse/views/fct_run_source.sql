-- One row per run and source: what became of every discovered link.
create or replace view fct_run_source as
select
    run_id, flow, state, source, discovered_count, fetched_count, unchanged_count, skipped_count, refused_count,
    failed_count, gone_count, left_count, parsed_count, rejected_count, irrelevant_count, request_count,
    byte_count, left_reason, run_source.started_at, run_source.finished_at,
    run_source.finished_at is null or (
        discovered_count = fetched_count + unchanged_count + skipped_count + refused_count + failed_count
            + gone_count + left_count
        and fetched_count = parsed_count + rejected_count + irrelevant_count
    ) as is_balanced
from run_source join run using (run_id);
comment on view fct_run_source is 'One row per run and source: what became of every discovered link.';
comment on column fct_run_source.run_id is 'The run.';
comment on column fct_run_source.flow is 'Name of the flow.';
comment on column fct_run_source.state is 'State of the run.';
comment on column fct_run_source.source is 'Name of the source (nguồn).';
comment on column fct_run_source.discovered_count is 'Links that discovery found.';
comment on column fct_run_source.fetched_count is 'Links whose page was received.';
comment on column fct_run_source.unchanged_count is 'Links whose page is the one already held (304).';
comment on column fct_run_source.skipped_count is 'Links not asked for, because nothing was due.';
comment on column fct_run_source.refused_count is 'Links that must not be asked for (robots.txt, other host).';
comment on column fct_run_source.failed_count is 'Links without a usable answer after the retries.';
comment on column fct_run_source.gone_count is 'Links whose page no longer exists (404, 410).';
comment on column fct_run_source.left_count is 'Links not reached: a limit, or the run ended.';
comment on column fct_run_source.parsed_count is 'Fetched pages read as articles.';
comment on column fct_run_source.rejected_count is 'Fetched pages that could not be read.';
comment on column fct_run_source.irrelevant_count is 'Fetched pages read and put aside: not about the border.';
comment on column fct_run_source.request_count is 'Requests made.';
comment on column fct_run_source.byte_count is 'Bytes received.';
comment on column fct_run_source.left_reason is 'Why links were left; null when none was.';
comment on column fct_run_source.started_at is 'When the source was begun in this run.';
comment on column fct_run_source.finished_at is 'When the source was closed in this run; null while it runs.';
comment on column fct_run_source.is_balanced is 'True when every link is accounted for, or the run still runs.';
