"""HOW BYTES ARE KEPT: pages as WARC records, in files of gzip members, and what is known of them."""
