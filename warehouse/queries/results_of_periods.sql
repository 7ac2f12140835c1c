-- Results that commands state for a period, one statement a row: periods overlap, so nothing is added up
select
    (
        select list(distinct name order by name) from fct_unit_mention as mention
        where mention.article_id = figure.article_id and kind in ('provincial_command', 'national_command')
    ) as commands,
    period_start, period_end, period_text, offence, action, object, qualifier,
    normal_value, normal_value_high, unit, quote,
    1 + reprint_count as report_count, 1 as source_count, source, published_on, address
from fct_period_figure as figure
order by published_on nulls last, article_id, start_offset;
