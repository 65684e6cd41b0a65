// The comparison's tables are sorted, and that is all.
