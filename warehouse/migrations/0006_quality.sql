-- How surely pages were read, what that says of their source, and what feeds lost between two looks.
create table page_quality (
    run_id varchar not null,
    source varchar not null,
    article_id varchar not null,
    address varchar,
    design varchar,
    signs varchar[] not null,
    title_rung varchar,
    lead_rung varchar,
    body_rung varchar,
    published_rung varchar,
    author_rung varchar,
    body_length integer not null,
    word_count integer not null,
    agreement double,
    fingerprint varchar[] not null,
    fact_count integer,
    record_id varchar,
    recorded_at timestamptz not null
);
comment on table page_quality is 'One row per page that a run read as an article: how surely it was read.';
comment on column page_quality.run_id is 'The run.';
comment on column page_quality.source is 'Name of the source (nguồn).';
comment on column page_quality.article_id is 'Key of the article, held or put aside.';
comment on column page_quality.address is 'Where it was read.';
comment on column page_quality.design is 'Name of the page design that fitted; null where the generic rung gave the body.';
comment on column page_quality.signs is 'What a page of this design does not show as a rule (no_date, short_body …).';
comment on column page_quality.title_rung is 'What gave the title: json_ld, meta, layout, generic, discovery, id_time; null without a title.';
comment on column page_quality.lead_rung is 'What gave the lead (sapo); null without one.';
comment on column page_quality.body_rung is 'What gave the body.';
comment on column page_quality.published_rung is 'What gave the time of publication; null without one.';
comment on column page_quality.author_rung is 'What gave the author; null without one.';
comment on column page_quality.body_length is 'Characters of body text.';
comment on column page_quality.word_count is 'Words of the whole text, between blanks.';
comment on column page_quality.agreement is 'Share of words (0 to 1) that the body shares with the densest part of the page.';
comment on column page_quality.fingerprint is 'Tags and classes around and inside the body, sorted.';
comment on column page_quality.fact_count is 'Facts found; null for a page that was put aside.';
comment on column page_quality.record_id is 'Archive record of the page.';
comment on column page_quality.recorded_at is 'When it was read here.';

create table run_metric (
    run_id varchar not null,
    source varchar not null,
    metric varchar not null,
    value double not null,
    baseline double,
    page_count integer not null,
    baseline_count integer not null,
    is_drifting boolean not null,
    recorded_at timestamptz not null
);
comment on table run_metric is 'One row per run, source and figure of quality, beside what is usual for the source.';
comment on column run_metric.run_id is 'The run.';
comment on column run_metric.source is 'Name of the source (nguồn).';
comment on column run_metric.metric is 'Name of the figure: without_… and sign_… and …_by_… are shares of pages, 0 to 1.';
comment on column run_metric.value is 'The figure over the pages of this run.';
comment on column run_metric.baseline is 'The same over the pages of the 30 days before; null where there were too few.';
comment on column run_metric.page_count is 'Pages of this run behind the figure.';
comment on column run_metric.baseline_count is 'Pages behind the baseline.';
comment on column run_metric.is_drifting is 'True when the figure left its baseline by more than chance: look at the source.';
comment on column run_metric.recorded_at is 'When it was recorded here.';

create table feed_poll (
    run_id varchar not null,
    source varchar not null,
    address varchar not null,
    entry_count integer not null,
    new_count integer not null,
    span_seconds bigint,
    lost_count integer not null,
    polled_at timestamptz not null
);
comment on table feed_poll is 'One row per look at a feed: whether it is looked at as often as it needs.';
comment on column feed_poll.run_id is 'The run.';
comment on column feed_poll.source is 'Name of the source (nguồn).';
comment on column feed_poll.address is 'Address of the feed.';
comment on column feed_poll.entry_count is 'Articles that it listed.';
comment on column feed_poll.new_count is 'Those of them that were not known.';
comment on column feed_poll.span_seconds is 'From its oldest to its newest article; null where fewer than two are dated.';
comment on column feed_poll.lost_count is 'Articles that came and went since the look before, estimated.';
comment on column feed_poll.polled_at is 'When it was looked at.';
