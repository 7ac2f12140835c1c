-- error: Was never more than one wording of an article current at a time?
select earlier.article_id, earlier.revision_id, later.revision_id
from revision as earlier
join revision as later
    on later.article_id = earlier.article_id
    and later.revision_id <> earlier.revision_id
    and later.recorded_at >= earlier.recorded_at
    and later.recorded_at < coalesce(earlier.superseded_at, 'infinity'::timestamptz)
    and later.superseded_at is distinct from later.recorded_at;
