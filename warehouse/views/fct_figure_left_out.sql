-- One row per figure that is in no sum, and why; its number stands as printed, so that it cannot be added
-- by accident.
create or replace view fct_figure_left_out as
select
    figure_id, article_id, event_id, group_id, source, published_on, is_gone, gone_at,
    scope, kind, left_out_because,
    object, action, offence, qualifier, quote, start_offset, end_offset, rule
from int_figure
where left_out_because is not null;
comment on view fct_figure_left_out is 'One row per figure that is in no sum, and why; its number stands as printed, so that it cannot be added by accident.';
comment on column fct_figure_left_out.figure_id is 'The figure.';
comment on column fct_figure_left_out.article_id is 'The article.';
comment on column fct_figure_left_out.event_id is 'The event.';
comment on column fct_figure_left_out.group_id is 'Ties the numbers of one statement.';
comment on column fct_figure_left_out.source is 'Name of the source (nguồn).';
comment on column fct_figure_left_out.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_figure_left_out.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_figure_left_out.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_figure_left_out.scope is 'incident or period.';
comment on column fct_figure_left_out.kind is 'total, subset (trong đó), delta, target.';
comment on column fct_figure_left_out.left_out_because is 'reprint, subset, delta, target, ambiguous, planned, negated, ambiguous event, unclear scope.';
comment on column fct_figure_left_out.object is 'What is counted.';
comment on column fct_figure_left_out.action is 'What was done.';
comment on column fct_figure_left_out.offence is 'Offence (hành vi vi phạm).';
comment on column fct_figure_left_out.qualifier is 'exact, about, over, at_least, nearly, at_most, range, indefinite.';
comment on column fct_figure_left_out.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_figure_left_out.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_figure_left_out.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_figure_left_out.rule is 'Name of the rule that found it.';
