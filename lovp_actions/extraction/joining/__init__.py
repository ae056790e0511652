"""The rules and the reader, joined: one list of findings, each with the chance that it is right.

In go what the rules found (`candidates.Grounded`) and what the network read (`reader.Reading`);
`pairs` says which of them are one, `scorer` how likely each is, `fields` who and what, `when` by
when, `pronouns` whom a pronoun names.
"""
