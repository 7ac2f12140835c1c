-- warning: Did every event that happened begin before its article was last seen?
select event_id, event.article_id, started_on, last_seen_at
from event
join revision using (revision_id)
where modality = 'happened' and event.superseded_at is null
    and started_on > (last_seen_at at time zone 'Asia/Ho_Chi_Minh')::date + 2;
