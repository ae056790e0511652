"""Who is known in the minutes, and which words of a sentence name somebody who can act.

What a name looks like is known from `structure.names` on.
"""
