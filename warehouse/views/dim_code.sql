-- One row per code of a vocabulary (bảng mã).
create or replace view dim_code as
select vocabulary, code, meaning, term from vocabulary;
comment on view dim_code is 'One row per code of a vocabulary (bảng mã).';
comment on column dim_code.vocabulary is 'Name of the vocabulary.';
comment on column dim_code.code is 'The code.';
comment on column dim_code.meaning is 'What it means, in English.';
comment on column dim_code.term is 'The Vietnamese term or terms.';
