"""The learned reader: what a small network, trained on minutes, makes of each sentence.

In go the lines of a document in their order (`lines`), as tokens in windows (`windows`); the
network (`network`) tells for each unit up to three items, and `decoding` makes spans of them.
"""
