-- Articles, the wordings they had, and what could not be read.
create table article (
    article_id varchar primary key,
    source varchar not null,
    native_id varchar not null,
    gone_at timestamptz,
    returned_at timestamptz,
    recorded_at timestamptz not null
);
comment on table article is 'One row per article (bài báo) of a source.';
comment on column article.article_id is 'Key made of the source and the publisher''s own id, without host and port.';
comment on column article.source is 'Name of the source (nguồn).';
comment on column article.native_id is 'The publisher''s own id, without host and port.';
comment on column article.gone_at is 'When the publisher was found to have taken the article away; null while it is there.';
comment on column article.returned_at is 'When an article that was gone was last seen again; null when it never was gone.';
comment on column article.recorded_at is 'When the article was first recorded here.';

create table revision (
    revision_id varchar primary key,
    article_id varchar not null,
    content_key varchar not null,
    text_sha256 varchar not null,
    body_key varchar,
    facts_key varchar not null,
    rules_version varchar not null,
    title varchar,
    author varchar,
    published_at timestamptz,
    address varchar,
    text varchar not null,
    blocks struct("role" varchar, start_offset integer, end_offset integer)[] not null,
    rungs json,
    record_id varchar,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz
);
comment on table revision is 'One row per wording of an article; the current one has no superseded_at.';
comment on column revision.revision_id is 'Key made of the article, its content, and how often that content had come before.';
comment on column revision.article_id is 'The article.';
comment on column revision.content_key is 'Hash of text, blocks, title, author and publication time: what makes a wording another one.';
comment on column revision.text_sha256 is 'SHA-256 of the text in UTF-8.';
comment on column revision.body_key is 'Hash of the body without case, accents and blanks: equal for reprints (bài đăng lại); null without a body.';
comment on column revision.facts_key is 'Hash of the facts that the latest extraction gave.';
comment on column revision.rules_version is 'Version of the rules of the latest extraction.';
comment on column revision.title is 'Title (tiêu đề) as printed.';
comment on column revision.author is 'Author or byline (tác giả) as printed.';
comment on column revision.published_at is 'When the article says it was published.';
comment on column revision.address is 'Address where this wording was last seen.';
comment on column revision.text is 'The text all offsets count in (Unicode code points): the title first, then the blocks.';
comment on column revision.blocks is 'Stretches of the text with their role: title, lead, body, caption, byline, teaser, boilerplate.';
comment on column revision.rungs is 'Where each field came from: pairs of field and rung (such as title and json_ld).';
comment on column revision.record_id is 'Archive record where this wording was last seen.';
comment on column revision.first_seen_at is 'When this wording was first seen.';
comment on column revision.last_seen_at is 'When this wording was last seen, or confirmed unchanged.';
comment on column revision.recorded_at is 'When this wording became the current one here.';
comment on column revision.superseded_at is 'When another wording took its place; null while current.';

create table reject (
    run_id varchar not null,
    source varchar not null,
    address varchar,
    native_id varchar,
    step varchar not null,
    reason varchar not null,
    record_id varchar,
    recorded_at timestamptz not null
);
comment on table reject is 'One row per thing that could not be read, stored or used, each time it was tried.';
comment on column reject.run_id is 'The run.';
comment on column reject.source is 'Name of the source (nguồn).';
comment on column reject.address is 'Address or path of the thing.';
comment on column reject.native_id is 'The publisher''s own id, where known.';
comment on column reject.step is 'Where it stopped: discover, fetch, archive, parse, extract, load; relevance for articles not about the border; fact for a single fact that does not fit.';
comment on column reject.reason is 'What is wrong, and the cure where there is one.';
comment on column reject.record_id is 'Archive record of the page.';
comment on column reject.recorded_at is 'When it was recorded here.';
