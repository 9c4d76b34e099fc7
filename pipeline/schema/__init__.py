"""schema: every vocabulary, column and table, declared once as data; `pipeline.tables` reads it."""
