-- One row per article that counts as a report: no reprint of another one.
create or replace view int_report as
select
    article_id, source, published_on, published_at, address, is_gone, gone_at, reprint_count,
    mask(title, person_names) as title, person_names
from stg_article
join int_reprint using (article_id)
left join int_masked_name using (article_id)
where not is_reprint;
comment on view int_report is 'One row per article that counts as a report: no reprint of another one.';
comment on column int_report.article_id is 'The article.';
comment on column int_report.source is 'Name of the source (nguồn).';
comment on column int_report.published_on is 'Vietnamese day of publication; null when not known.';
comment on column int_report.published_at is 'When it was published.';
comment on column int_report.address is 'Where the article is read.';
comment on column int_report.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column int_report.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column int_report.reprint_count is 'How many articles reprint the same body; they are not counted again.';
comment on column int_report.title is 'Title (tiêu đề); names of victims and minors as initials.';
comment on column int_report.person_names is 'Names to be shown as initials; null when none.';
