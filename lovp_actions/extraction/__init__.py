"""The way from the text of minutes to items, for one document or for many together."""
