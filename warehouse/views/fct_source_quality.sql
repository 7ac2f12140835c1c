-- One row per source (nguồn) of the network: how surely its pages were read lately, what drifted in its last
-- run, how long it has been silent, and what its feeds lost.
create or replace view fct_source_quality as
with recent as (
    select source, count(*) as page_count, avg((published_rung is not null)::integer) as dated_share,
        avg((lead_rung is not null)::integer) as lead_share,
        avg((author_rung is not null)::integer) as author_share,
        avg((body_rung = 'layout')::integer) as layout_share
    from page_quality
    where run_id in (select run_id from run_metric)
        and recorded_at >= (select max(recorded_at) from page_quality) - interval 30 day
    group by source
), latest as (
    select * from run_metric
    qualify run_id = first_value(run_id) over (
        partition by source, metric in ('silent_hours', 'rejected') order by recorded_at desc, run_id
    )
), drifting as (
    select source, max(recorded_at) as measured_at, coalesce(list(metric order by metric)
        filter (is_drifting and metric <> 'silent_hours'), []) as drift,
        max(value) filter (metric = 'silent_hours') as silent_hours,
        max(baseline) filter (metric = 'silent_hours') as usual_gap_hours,
        coalesce(bool_or(is_drifting) filter (metric = 'silent_hours'), false) as is_silent
    from latest group by source
), poll as (
    select source, sum(lost_count)::bigint as lost_count
    from feed_poll where polled_at >= (select max(polled_at) from feed_poll) - interval 7 day
    group by source
)
select source, coalesce(page_count, 0) as page_count, dated_share, lead_share, author_share, layout_share,
    silent_hours, usual_gap_hours, coalesce(is_silent, false) as is_silent, coalesce(drift, []) as drift,
    lost_count, measured_at
from recent full join drifting using (source) full join poll using (source);
comment on view fct_source_quality is 'One row per source (nguồn) of the network: how surely it is read, what drifted, how long it has been silent, what its feeds lost.';
comment on column fct_source_quality.source is 'Name of the source (nguồn).';
comment on column fct_source_quality.page_count is 'Pages read in the last 30 days.';
comment on column fct_source_quality.dated_share is 'Share of them with a time of publication, 0 to 1.';
comment on column fct_source_quality.lead_share is 'Share of them with a lead (sapo).';
comment on column fct_source_quality.author_share is 'Share of them with an author.';
comment on column fct_source_quality.layout_share is 'Share of them whose body a declared design gave.';
comment on column fct_source_quality.silent_hours is 'Hours between its newest article and its last run.';
comment on column fct_source_quality.usual_gap_hours is 'Hours between two of its articles that nine of ten gaps stay below.';
comment on column fct_source_quality.is_silent is 'True when it has been silent for three times as long.';
comment on column fct_source_quality.drift is 'Figures that left their baseline in its last run (table run_metric); empty when all is as usual.';
comment on column fct_source_quality.lost_count is 'Articles that came and went in its feeds between two looks in the last 7 days, estimated; null without a feed.';
comment on column fct_source_quality.measured_at is 'When it was last measured.';
