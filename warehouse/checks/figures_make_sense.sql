-- error: Has every figure a value not below zero, and a range its upper end?
select figure_id, quote, value, value_high, normal_value, normal_value_high, qualifier
from figure
where normal_value < 0 or value < 0
    or value_high < value or normal_value_high < normal_value
    or (qualifier = 'range') <> (value_high is not null)
    or (value_high is null) <> (normal_value_high is null);
