"""templates: the report's pages, style and script."""
