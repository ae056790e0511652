"""A parsed sentence in; commitments out, with what speaks for and against each."""
