-- error: Does every row end after it began?
select fact_table, fact_id, recorded_at, superseded_at from int_evidence where superseded_at < recorded_at
union all
select 'revision', revision_id, recorded_at, superseded_at from revision where superseded_at < recorded_at;
