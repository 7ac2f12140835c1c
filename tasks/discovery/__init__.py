"""READING WHERE NEWS IS LISTED: feeds, sitemaps and listings → entries; pure."""
