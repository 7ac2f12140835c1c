-- One row per run, source and figure of quality, beside what is usual for the source.
create or replace view fct_run_metric as
select run_id, flow, source, metric, value, baseline, page_count, baseline_count, is_drifting, recorded_at
from run_metric join run using (run_id);
comment on view fct_run_metric is 'One row per run, source and figure of quality, beside what is usual for the source.';
comment on column fct_run_metric.run_id is 'The run.';
comment on column fct_run_metric.flow is 'Name of the flow.';
comment on column fct_run_metric.source is 'Name of the source (nguồn).';
comment on column fct_run_metric.metric is 'Name of the figure: without_… and sign_… and …_by_… are shares of pages, 0 to 1.';
comment on column fct_run_metric.value is 'The figure over the pages of this run.';
comment on column fct_run_metric.baseline is 'The same over the pages of the 30 days before; null where there were too few.';
comment on column fct_run_metric.page_count is 'Pages of this run behind the figure.';
comment on column fct_run_metric.baseline_count is 'Pages behind the baseline.';
comment on column fct_run_metric.is_drifting is 'True when the figure left its baseline by more than chance: look at the source.';
comment on column fct_run_metric.recorded_at is 'When it was recorded here.';
