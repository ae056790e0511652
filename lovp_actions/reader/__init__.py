"""The learned reader: what a small network, trained on minutes, makes of each sentence.

In go the lines of a document in their order (`lines`), as tokens in windows (`windows`). Those
that may hold an item (`skim`) are read: the network (`network`) tells for each unit there up to
three items, and `decoding` makes spans of them.
"""
