-- error: Does every wording belong to an article, and has every article one current wording?
select coalesce(article.article_id, revision.article_id) as article_id,
    count(*) filter (revision_id is not null and superseded_at is null) as current_count
from article
full join revision using (article_id)
group by all
having current_count <> 1 or count(article.source) = 0;
