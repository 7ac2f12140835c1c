-- error: Is every text the one its hash was made of?
select revision_id, text_sha256 from revision where sha256(text) <> text_sha256;
