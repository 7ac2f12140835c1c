-- warning: Was every article published before it was last seen?
select article_id, published_at, last_seen_at
from revision
where superseded_at is null and published_at > last_seen_at + interval 1 day;
