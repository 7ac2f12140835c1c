-- The ledger: what was asked for, when, and what became of it.
create table run (
    run_id varchar not null,
    flow varchar not null,
    state varchar not null,
    reason varchar,
    started_at timestamptz not null,
    finished_at timestamptz
);
comment on table run is 'One row per flow run.';
comment on column run.run_id is 'Key of the run, given by the orchestrator.';
comment on column run.flow is 'Name of the flow: ingest, rebuild.';
comment on column run.state is 'running, finished, failed, or abandoned (killed, and closed by a later run).';
comment on column run.reason is 'Why the run did not finish; null when it did.';
comment on column run.started_at is 'When the run began.';
comment on column run.finished_at is 'When the run ended; null while it runs.';

create table run_source (
    run_id varchar not null,
    source varchar not null,
    discovered_count bigint not null,
    fetched_count bigint not null,
    unchanged_count bigint not null,
    skipped_count bigint not null,
    refused_count bigint not null,
    failed_count bigint not null,
    gone_count bigint not null,
    left_count bigint not null,
    parsed_count bigint not null,
    rejected_count bigint not null,
    irrelevant_count bigint not null,
    request_count bigint not null,
    byte_count bigint not null,
    left_reason varchar,
    started_at timestamptz not null,
    finished_at timestamptz
);
comment on table run_source is 'One row per run and source: the count of every outcome. discovered = fetched + unchanged + skipped + refused + failed + gone + left; fetched = parsed + rejected + irrelevant.';
comment on column run_source.run_id is 'The run.';
comment on column run_source.source is 'Name of the source (nguồn).';
comment on column run_source.discovered_count is 'Links that discovery found.';
comment on column run_source.fetched_count is 'Links whose page was received.';
comment on column run_source.unchanged_count is 'Links whose page is the one already held (304).';
comment on column run_source.skipped_count is 'Links not asked for, because nothing was due.';
comment on column run_source.refused_count is 'Links that must not be asked for (robots.txt, other host).';
comment on column run_source.failed_count is 'Links without a usable answer after the retries.';
comment on column run_source.gone_count is 'Links whose page no longer exists (404, 410).';
comment on column run_source.left_count is 'Links not reached: a limit, or the run ended.';
comment on column run_source.parsed_count is 'Fetched pages read as articles.';
comment on column run_source.rejected_count is 'Fetched pages that could not be read.';
comment on column run_source.irrelevant_count is 'Fetched pages read and put aside: not about the border.';
comment on column run_source.request_count is 'Requests made.';
comment on column run_source.byte_count is 'Bytes received.';
comment on column run_source.left_reason is 'Why links were left; null when none was.';
comment on column run_source.started_at is 'When the source was begun in this run.';
comment on column run_source.finished_at is 'When the source was closed in this run; null while it runs.';

create table link (
    link_id varchar not null,
    article_id varchar not null,
    source varchar not null,
    address varchar not null,
    native_id varchar,
    found_in varchar,
    title varchar,
    published_at timestamptz,
    outcome varchar not null,
    reason varchar not null,
    status smallint,
    etag varchar,
    last_modified varchar,
    run_id varchar not null,
    discovered_at timestamptz not null,
    first_fetched_at timestamptz,
    last_checked_at timestamptz,
    gone_at timestamptz
);
comment on table link is 'One row per discovered address, with its latest outcome.';
comment on column link.link_id is 'Key made of the source, the address without host and port, and the publisher''s id.';
comment on column link.article_id is 'Key of the article that the address leads to, read or not.';
comment on column link.source is 'Name of the source (nguồn).';
comment on column link.address is 'Address as last discovered.';
comment on column link.native_id is 'The publisher''s own id of the article, where discovery knows it.';
comment on column link.found_in is 'Feed, sitemap, listing, command line or file where the address was found.';
comment on column link.title is 'Title that discovery gave.';
comment on column link.published_at is 'Publication time that discovery gave.';
comment on column link.outcome is 'Latest outcome: fetched, unchanged, skipped, refused, failed, gone, left.';
comment on column link.reason is 'Why that outcome.';
comment on column link.status is 'HTTP status of the latest answer; null without one.';
comment on column link.etag is 'Validator of the copy held.';
comment on column link.last_modified is 'Validator of the copy held.';
comment on column link.run_id is 'Run of the latest outcome.';
comment on column link.discovered_at is 'When the address was first discovered.';
comment on column link.first_fetched_at is 'When a page was first received from it.';
comment on column link.last_checked_at is 'When it was last asked for.';
comment on column link.gone_at is 'When it was last found gone; it may have come back since.';

create table "fetch" (
    run_id varchar not null,
    link_id varchar not null,
    source varchar not null,
    address varchar not null,
    outcome varchar not null,
    reason varchar not null,
    status smallint,
    byte_count bigint not null,
    request_count integer not null,
    elapsed_seconds decimal(12, 3) not null,
    etag varchar,
    last_modified varchar,
    archive_file varchar,
    archive_offset bigint,
    record_id varchar,
    fetched_at timestamptz not null
);
comment on table "fetch" is 'One row per link that a run asked for: the answer and where it is archived.';
comment on column "fetch".run_id is 'The run.';
comment on column "fetch".link_id is 'The link.';
comment on column "fetch".source is 'Name of the source (nguồn).';
comment on column "fetch".address is 'Address asked for.';
comment on column "fetch".outcome is 'Outcome of this attempt.';
comment on column "fetch".reason is 'Why that outcome.';
comment on column "fetch".status is 'HTTP status; null without an answer.';
comment on column "fetch".byte_count is 'Bytes received.';
comment on column "fetch".request_count is 'Requests made, redirects and retries included.';
comment on column "fetch".elapsed_seconds is 'Seconds from the first request to the last byte.';
comment on column "fetch".etag is 'Validator sent with the answer.';
comment on column "fetch".last_modified is 'Validator sent with the answer.';
comment on column "fetch".archive_file is 'Archive file that holds the answer, relative to the archive.';
comment on column "fetch".archive_offset is 'Byte offset of the record in that file.';
comment on column "fetch".record_id is 'Id of the archive record.';
comment on column "fetch".fetched_at is 'When the answer came.';
