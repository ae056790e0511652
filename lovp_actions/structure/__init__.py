"""The text of minutes in; title, date, sections, blocks, tables and attendees out."""
