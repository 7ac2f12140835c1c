-- Laws, decrees and articles of codes that reports name
select
    doc_type, coalesce(number, quote) as law,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_legal_ref
where confidence <> 'D'
group by doc_type, law
order by report_count desc, doc_type, law;
