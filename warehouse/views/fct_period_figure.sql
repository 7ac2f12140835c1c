-- One row per number that adds up a period, as one report states it. Periods overlap: compare these rows,
-- do not add them up.
create or replace view fct_period_figure as
select
    figure_id, article_id, event_id, group_id, source, published_on, is_gone, gone_at,
    event_type, started_on, ended_on,
    date_precision, province_code, province, gate, neighbour, object, object_text, action, offence, unit,
    normal_value, normal_value_high, qualifier, confidence, quote, start_offset, end_offset, rule, address,
    reprint_count,
    period_start, period_end, period_text
from int_figure
left join dim_province using (province_code)
where scope = 'period' and left_out_because is null;
comment on view fct_period_figure is 'One row per number that adds up a period, as one report states it. Periods overlap: compare these rows, do not add them up.';
comment on column fct_period_figure.figure_id is 'Key of the figure.';
comment on column fct_period_figure.article_id is 'The article.';
comment on column fct_period_figure.event_id is 'The event.';
comment on column fct_period_figure.group_id is 'Ties the numbers of one statement.';
comment on column fct_period_figure.source is 'Name of the source (nguồn).';
comment on column fct_period_figure.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_period_figure.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_period_figure.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_period_figure.event_type is 'Kind of event.';
comment on column fct_period_figure.started_on is 'First day of the event; null when the text does not say.';
comment on column fct_period_figure.ended_on is 'Last day of the event.';
comment on column fct_period_figure.date_precision is 'How precise the days are.';
comment on column fct_period_figure.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column fct_period_figure.province is 'Name of that province.';
comment on column fct_period_figure.gate is 'Border gate (cửa khẩu) without its kind.';
comment on column fct_period_figure.neighbour is 'CN, LA, KH or sea.';
comment on column fct_period_figure.object is 'What is counted.';
comment on column fct_period_figure.object_text is 'What is counted, as printed.';
comment on column fct_period_figure.action is 'What was done.';
comment on column fct_period_figure.offence is 'Offence (hành vi vi phạm).';
comment on column fct_period_figure.unit is 'Unit of normal_value.';
comment on column fct_period_figure.normal_value is 'The number in unit; the lower end of a range.';
comment on column fct_period_figure.normal_value_high is 'Upper end of a range.';
comment on column fct_period_figure.qualifier is 'exact, about, over, at_least, nearly, at_most, range, indefinite.';
comment on column fct_period_figure.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_period_figure.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_period_figure.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_period_figure.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_period_figure.rule is 'Name of the rule that found it.';
comment on column fct_period_figure.address is 'Where the article is read.';
comment on column fct_period_figure.reprint_count is 'How many articles reprint the same body; they are not counted again.';
comment on column fct_period_figure.period_start is 'First day of the period; null when the text is vague.';
comment on column fct_period_figure.period_end is 'Last day of the period; null when the text is vague.';
comment on column fct_period_figure.period_text is 'The period as printed.';
