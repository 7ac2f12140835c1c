-- One row per page or fact that could not be read, each time it was tried, and whether the article was read
-- since.
create or replace view fct_reject as
select
    reject.run_id, reject.source, reject.address, reject.native_id, step, reason, reject.recorded_at,
    exists (
        select 1 from stg_article
        where stg_article.source = reject.source and stg_article.native_id = reject.native_id
    ) as is_held
from reject;
comment on view fct_reject is 'One row per page or fact that could not be read, each time it was tried, and whether the article was read since.';
comment on column fct_reject.run_id is 'The run.';
comment on column fct_reject.source is 'Name of the source (nguồn).';
comment on column fct_reject.address is 'Address or path of the thing.';
comment on column fct_reject.native_id is 'The publisher''s own id.';
comment on column fct_reject.step is 'Where it stopped.';
comment on column fct_reject.reason is 'What is wrong, and the cure.';
comment on column fct_reject.recorded_at is 'When it was recorded here.';
comment on column fct_reject.is_held is 'True when some wording of the article is held.';
