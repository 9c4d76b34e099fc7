"""layout: what the lines of a text show as rows, cells, cards and keys, also where a scrape took the table apart."""
