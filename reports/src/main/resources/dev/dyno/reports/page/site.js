// The site's tables are sorted, and that is all.
