-- Macros for the usual filters and for the names that must not leave the house.
create or replace macro fold(words) as
    trim(regexp_replace(replace(strip_accents(lower(words)), 'đ', 'd'), '\s+', ' ', 'g'));
comment on macro fold is 'Words in lower case, without accents, with single blanks: fold(''Đồn  Hoà'') = ''don hoa''.';

create or replace macro vietnam_day(moment) as (moment at time zone 'Asia/Ho_Chi_Minh')::date;
comment on macro vietnam_day is 'The Vietnamese calendar day of an instant.';

create or replace macro initials(person_name) as
    array_to_string(list_transform(string_split(trim(person_name), ' '), lambda word: word[1]), '.') || '.';
comment on macro initials is 'The initials of a name: initials(''Lò Thị Mẩy'') = ''L.T.M.''.';

create or replace macro mask(words, person_names) as
    list_reduce(list_prepend(words, coalesce(person_names, [])), lambda said, person_name:
        replace(said, person_name, initials(person_name)));
comment on macro mask is 'Words in which each of some names stands as its initials.';

create or replace macro revision_as_of(moment) as table
    select * from revision where recorded_at <= moment and (superseded_at is null or superseded_at > moment);
comment on macro table revision_as_of is 'The wordings that were current here at an instant.';

create or replace macro event_as_of(moment) as table
    select * from event where recorded_at <= moment and (superseded_at is null or superseded_at > moment);
comment on macro table event_as_of is 'The events that were current here at an instant.';

create or replace macro figure_as_of(moment) as table
    select * from figure where recorded_at <= moment and (superseded_at is null or superseded_at > moment);
comment on macro table figure_as_of is 'The figures that were current here at an instant.';
