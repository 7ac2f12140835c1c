-- error: Does no event or period end before it begins?
select 'event' as fact_table, event_id as fact_id, started_on, ended_on from event where ended_on < started_on
union all
select 'figure', figure_id, period_start, period_end from figure where period_end < period_start;
